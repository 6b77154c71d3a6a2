// Small helps on top of pages that work without JavaScript. Holds no state.
"use strict";

// Nothing of a page stays in the browser: htmx notes the address of the page, we do not.
const vergeet = () => {
  try {
    sessionStorage.clear();
  } catch (fout) { /* a browser that allows no storage keeps nothing either */ }
};
vergeet();
for (const soort of ["htmx:pushedIntoHistory", "htmx:replacedInHistory"]) document.addEventListener(soort, vergeet);

// After a refused form: put the focus on the list of what is wrong.
document.addEventListener("DOMContentLoaded", () => {
  const fouten = document.getElementById("fouten");
  if (fouten) fouten.focus();
});

// What was pressed may be gone after a change: the focus then goes on to the first of these that is there.
document.addEventListener("htmx:afterSettle", (gebeurtenis) => {
  const vraag = gebeurtenis.detail.requestConfig;
  const daarna = vraag && vraag.elt && vraag.elt.dataset.daarna;
  if (!daarna || (document.activeElement && document.activeElement !== document.body)) return;
  const doel = daarna.split("|").map((een) => document.querySelector(een)).find(Boolean);
  if (doel) doel.focus();
});

// A link in a list of errors or in the toets opens the folded block that holds its field.
const opent = (anker) => {
  const doel = anker && document.getElementById(decodeURIComponent(anker.slice(1)));
  for (let blok = doel && doel.closest("details"); blok; blok = blok.parentElement.closest("details")) blok.open = true;
  return doel;
};
document.addEventListener("click", (gebeurtenis) => {
  const link = gebeurtenis.target.closest('a[href^="#"]');
  if (!link || link.hash.length < 2) return;
  const doel = opent(link.hash);
  if (doel && doel.matches("input, select, textarea")) {
    gebeurtenis.preventDefault();
    doel.focus();
  }
});
window.addEventListener("hashchange", () => opent(location.hash));
document.addEventListener("DOMContentLoaded", () => opent(location.hash));

// A button pressed twice sends once; aria-disabled buttons say why instead of doing anything.
document.addEventListener("submit", (gebeurtenis) => {
  const knop = gebeurtenis.submitter;
  if (knop && knop.getAttribute("aria-disabled") === "true") {
    gebeurtenis.preventDefault();
    return;
  }
  const formulier = gebeurtenis.target;
  if (formulier.dataset.bezig === "ja") gebeurtenis.preventDefault();
  if (formulier.method === "post" && !formulier.hasAttribute("hx-post")) {
    formulier.dataset.bezig = "ja";
    window.addEventListener("pageshow", () => delete formulier.dataset.bezig, { once: true });
  }
  // what answers with a file leaves the page where it is: a place that shows how far it is can begin (htmx stops a submit)
  if (!gebeurtenis.defaultPrevented) formulier.dispatchEvent(new Event("verstuurd"));
});

// A quick answer also chooses what follows from it (data-kiest="name=value"); the server does the same without this.
document.addEventListener("change", (gebeurtenis) => {
  const [naam, waarde] = (gebeurtenis.target.dataset.kiest || "").split("=");
  const doel = waarde && gebeurtenis.target.form.querySelector(`input[name="${naam}"][value="${waarde}"]`);
  if (doel) doel.checked = true;
});

// An example sentence is taken over in a field that is still empty, and kept like typed text.
const leegVeld = (knop) => {
  const veld = document.getElementById(knop.dataset.neemOver);
  return veld && !veld.value.trim() ? veld : null;
};
document.addEventListener("DOMContentLoaded", () => {
  for (const knop of document.querySelectorAll("[data-neem-over]")) knop.hidden = false;
});
document.addEventListener("click", (gebeurtenis) => {
  const knop = gebeurtenis.target.closest("[data-neem-over]");
  if (!knop) return;
  const veld = leegVeld(knop);
  const zeg = document.getElementById(knop.dataset.meld);
  if (zeg) zeg.textContent = veld ? "Overgenomen. Maak er uw eigen zin van." : "In het veld staat al iets. Dat blijft staan.";
  if (!veld) return;
  veld.value = knop.dataset.zin;
  veld.dispatchEvent(new Event("input", { bubbles: true }));
  veld.dispatchEvent(new Event("change", { bubbles: true }));
  veld.focus();
});

// Buttons that print the page (shown only where JavaScript runs).
document.addEventListener("DOMContentLoaded", () => {
  for (const knop of document.querySelectorAll("[data-druk-af]")) {
    knop.hidden = false;
    knop.addEventListener("click", () => window.print());
  }
});

// No connection: say so, calmly, and keep what was typed.
const bewaardregel = () => (document.querySelector("[data-velden]") ? null : document.getElementById("bewaard"));
document.addEventListener("htmx:sendError", () => {
  const plek = bewaardregel();
  if (plek) plek.textContent = "Niet bewaard: geen verbinding. Typ gerust door en laat dit venster open.";
});
document.addEventListener("htmx:responseError", (gebeurtenis) => {
  const plek = bewaardregel();
  if (!plek) return;
  const uit = [400, 401].includes(gebeurtenis.detail.xhr.status);
  plek.textContent = uit
    ? "Niet bewaard: u bent uitgelogd. Typ gerust door. Log in een ander venster in en druk daarna hier op Bewaar."
    : "Niet bewaard. Typ gerust door; wij proberen het opnieuw bij uw volgende wijziging.";
  if (uit) weerIngelogd(gebeurtenis.detail.elt);
});

// Logged in again in another window, as the same person: this page gets the token of the new session and sends once
// more what was refused.
const weerIngelogd = async (bron) => {
  const oud = document.querySelector("input[name$=csrf_token]");
  const antwoord = oud && (await fetch(location.pathname + location.search).catch(() => null));
  if (!antwoord || !antwoord.ok || antwoord.redirected) return;
  const blad = new DOMParser().parseFromString(await antwoord.text(), "text/html");
  const vers = blad.querySelector("input[name$=csrf_token]");
  const wie = (pagina) => (pagina.querySelector("a.naam") || pagina.body).textContent;
  if (!vers || vers.value === oud.value || wie(blad) !== wie(document)) return;
  for (const veld of document.querySelectorAll("input[name$=csrf_token]")) veld.value = vers.value;
  const plek = bewaardregel();
  if (plek) plek.textContent = "U bent weer ingelogd. Uw tekst wordt alsnog bewaard.";
  if (!bron || !bron.isConnected) return;
  if (bron.matches("form")) bron.requestSubmit();
  else bron.dispatchEvent(new Event("change", { bubbles: true }));
};

// A page that says itself what to do when a change could not be made: somebody else was first, or no connection.
const nietGelukt = (zin) => {
  const plek = document.getElementById("niet-gelukt");
  if (!plek) return;
  plek.querySelector("p").textContent = plek.dataset[zin];
  plek.hidden = false;
  plek.focus();
};
document.addEventListener("htmx:sendError", () => nietGelukt("los"));
document.addEventListener("htmx:responseError", (gebeurtenis) => {
  if (gebeurtenis.detail.requestConfig.verb !== "get") nietGelukt([404, 409].includes(gebeurtenis.detail.xhr.status) ? "oud" : "los");
});

// Two windows at once (409): where a region asks for it, the answer is shown there; what was typed stays.
document.addEventListener("htmx:beforeSwap", (gebeurtenis) => {
  const bron = gebeurtenis.detail.requestConfig && gebeurtenis.detail.requestConfig.elt;
  if (gebeurtenis.detail.xhr.status === 409 && bron && bron.closest('[data-bij-conflict="toon"]')) {
    gebeurtenis.detail.shouldSwap = true;
    gebeurtenis.detail.isError = false;
  }
});
