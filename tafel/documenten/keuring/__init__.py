"""Judge a file by its content, in a process of its own (`kind`). Only that process imports pikepdf and Pillow."""
