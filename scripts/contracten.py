"""The import contract that import-linter lacks: what belongs to one folder alone."""

from __future__ import annotations

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class EigenBlad(Contract):
    """Files of these names (views, forms) are imported only from within their own folder, or by the modules named."""

    type_name = "eigen_blad"

    pakket = fields.StringField()
    namen = fields.SetField(subfield=fields.StringField())
    gedeeld = fields.SetField(subfield=fields.StringField(), required=False)  # folders whose files are for everyone
    behalve = fields.SetField(subfield=fields.StringField(), required=False)  # modules that may import them

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Collect every import of such a file from another folder."""
        chosen: dict[str, Any] = vars(self)  # the values of the fields, as import-linter sets them
        root, names = chosen["pakket"], chosen["namen"]
        shared, allowed = chosen.get("gedeeld") or (), chosen.get("behalve") or ()
        found = []
        for module in sorted(graph.modules):
            part = module.split(".")
            if len(part) < 3 or part[0] != root or part[1] in shared or part[2] not in names:
                continue
            for importer in sorted(graph.find_modules_that_directly_import(module)):
                if importer not in allowed and not importer.startswith(f"{root}.{part[1]}."):
                    found.append(f"{importer} -> {module}")
        return ContractCheck(kept=not found, metadata={"gevonden": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print the imports found."""
        found: list[str] = check.metadata["gevonden"]
        for line in found:
            output.print_error(line)
