// The aanmelding keeps itself, field by field. What is not saved yet lives in the memory of this page and nowhere else.
"use strict";

(() => {
  const blokken = document.getElementById("blokken");
  if (!blokken || !blokken.dataset.velden) return;
  const bij = (id) => document.getElementById(id);
  const formulier = bij("aanmelding");
  const adres = blokken.dataset;
  const PAUZE = 1000;
  const WACHT = [1, 2, 5, 10, 30];

  const basis = new Map(Object.entries(JSON.parse(bij("basis").value || "{}"))); // field -> digest this page began with
  const gezien = new Map(); // field with two texts -> digest of the one that stands there
  const laatst = new Map(); // field -> text that is saved
  const straks = new Map(); // field with focus -> what another window made of it
  const teSturen = new Set(); // fields typed in
  const weg = new Set(); // rows to take away
  const laat = new Set(); // fields of which the other text counts
  const terugDoor = new Map(); // row taken away -> its element, to bring it back
  const venster = sleutel();
  let nummer = 0;
  let merk = adres.merk;
  let bezig = null;
  let klok = 0;
  let poging = 0;
  let stand = "goed"; // goed, stuk (no answer), uit (logged out), vast (may not be edited any more)
  let vertrekt = false;

  function sleutel() {
    return [...crypto.getRandomValues(new Uint8Array(4))].map((b) => b.toString(16).padStart(2, "0")).join("");
  }

  // --- fields -----------------------------------------------------------------------------------------------------------
  const inputs = (naam) => [...document.getElementsByName(naam)].filter((el) => el.form === formulier && el.type !== "hidden");
  const isVeld = (el) => el.form === formulier && el.name && el.matches("input:not([type=hidden]), select, textarea");
  function waarden(naam) {
    const els = inputs(naam);
    if (els.length && ["radio", "checkbox"].includes(els[0].type)) {
      const aan = els.filter((el) => el.checked).map((el) => el.value);
      return aan.length ? aan : [""];
    }
    return els.length ? [els[0].value] : [""];
  }
  const tekst = (naam) => waarden(naam).join("\n");
  function zet(naam, waarde) {
    const els = inputs(naam);
    const regels = waarde.split("\n");
    for (const el of els) {
      if (["radio", "checkbox"].includes(el.type)) el.checked = regels.includes(el.value);
      else el.value = waarde;
    }
    laatst.set(naam, tekst(naam));
  }
  const heeftFocus = (naam) => inputs(naam).includes(document.activeElement);
  const rijVan = (naam) => (inputs(naam)[0] || bij(naam))?.closest("[data-rij]");
  const inRij = (rij) => [...new Set([...rij.querySelectorAll("[name]")].filter(isVeld).map((el) => el.name))];
  const onbewaard = () => teSturen.size + weg.size + laat.size > 0 || bezig !== null;

  function onthoud(binnen) {
    for (const el of binnen.querySelectorAll("[name]")) if (isVeld(el) && !laatst.has(el.name)) laatst.set(el.name, tekst(el.name));
  }

  // --- the line ---------------------------------------------------------------------------------------------------------
  const zeg = (zin) => { bij("bewaard-zeg").textContent = zin; };
  function regel(html, zin) {
    const p = bij("bewaard");
    const nieuw = document.createElement("span");
    nieuw.append(...html);
    p.className = stand === "goed" ? "bewaard" : "bewaard let stuk";
    p.replaceChildren(nieuw);
    if (zin) zeg(zin);
  }
  const vet = (woorden) => Object.assign(document.createElement("b"), { textContent: woorden });
  const link = (woorden, href, ander) => Object.assign(document.createElement("a"), { textContent: woorden, href, ...(ander ? { target: "_blank" } : {}) });
  function toonStand() {
    if (stand === "goed") regel(["Bewaart…"]);
    else if (stand === "stuk") regel([vet("Niet opgeslagen."), " We proberen het opnieuw."]);
    else if (stand === "uit") regel([vet(onbewaard() ? "Niet opgeslagen." : "Let op."), " U bent uitgelogd. ", link("Log in op een nieuw tabblad", adres.inloggen, true), ". Daarna gaat het hier vanzelf verder."]);
    else if (stand === "ander") regel([vet("Niet opgeslagen."), " U bent nu ingelogd als iemand anders, of deze casus is niet meer van u. Wat hier staat, sturen we niet op."]);
    else regel([vet("Niet opgeslagen."), " Deze aanmelding kunt u niet meer wijzigen. ", link("Bekijk de casus", adres.casus, true), ". Uw tekst staat hier nog."]);
  }
  function zetStand(nieuw) {
    const was = stand;
    stand = nieuw;
    if (was === nieuw) return; // the line stays as it is: somebody may be at its link
    toonStand();
    if (nieuw !== "goed") zeg(bij("bewaard").textContent);
  }

  // --- sending ----------------------------------------------------------------------------------------------------------
  function plan(ms) {
    clearTimeout(klok);
    klok = setTimeout(stuur, ms);
  }
  function gewijzigd(naam, ms) {
    if (tekst(naam) === laatst.get(naam) && !gezien.has(naam) && !bezig) teSturen.delete(naam);
    else teSturen.add(naam);
    if (onbewaard()) {
      if (stand === "goed") { toonStand(); plan(ms); }
    } else if (bij("bewaard").textContent === "Bewaart…") {
      plan(0); // typed and taken back: let the server say the time again
    }
  }
  function lading(verstuurd, gaat) {
    const lijf = new URLSearchParams();
    const begin = {};
    for (const naam of teSturen) {
      for (const waarde of waarden(naam)) lijf.append(naam, waarde);
      if (basis.has(naam)) begin[naam] = basis.get(naam);
      verstuurd.set(naam, tekst(naam));
    }
    for (const rij of weg) {
      lijf.append("weg", rij);
      gaat.add(rij);
      for (const [naam, merkje] of basis) if (naam.startsWith(`${rij}-`)) begin[naam] = merkje;
    }
    for (const naam of laat) lijf.append("laat", naam);
    lijf.set("basis", JSON.stringify(begin));
    nummer += 1;
    for (const [naam, waarde] of Object.entries({ venster, volgnummer: nummer, versie: bij("versie").value, merk, wie: adres.wie })) lijf.set(naam, waarde);
    const token = formulier.elements.csrf_token;
    if (token) lijf.set("csrf_token", token.value);
    return lijf;
  }
  function stuur() {
    clearTimeout(klok);
    if (bezig) return bezig.then(() => (onbewaard() ? stuur() : undefined));
    const verstuurd = new Map();
    const gaat = new Set();
    const gelaten = new Set(laat);
    const lijf = lading(verstuurd, gaat);
    bezig = (async () => {
      let gelukt = false;
      try {
        const antwoord = await fetch(adres.velden, { method: "POST", body: lijf, headers: { "HX-Request": "true" }, redirect: "manual", signal: AbortSignal.timeout(20000) });
        const html = await antwoord.text();
        if (antwoord.status === 200 && html.includes('id="antwoord"')) {
          verwerk(html, verstuurd, gaat, gelaten);
          gelukt = true;
        } else if ([400, 401].includes(antwoord.status)) zetStand("uit");
        else if ([404, 422].includes(antwoord.status)) zetStand("ander");
        else if ([403, 413].includes(antwoord.status)) zetStand("vast");
        else zetStand("stuk");
      } catch (fout) {
        zetStand("stuk");
      }
      bezig = null;
      if (gelukt) {
        poging = 0;
        if (onbewaard()) { toonStand(); plan(PAUZE); }
      } else opnieuw();
    })();
    return bezig;
  }
  function opnieuw() {
    if (stand === "vast") return;
    clearTimeout(klok);
    const wacht = WACHT[Math.min(poging, WACHT.length - 1)] * 1000;
    klok = setTimeout(stand === "stuk" ? stuur : verder, stand === "uit" && poging === 0 ? 0 : wacht);
    poging += 1;
  }
  // Logged out: ask for the token of a new session, and go on by itself when there is one.
  async function verder() {
    try {
      const antwoord = await fetch(adres.verder, { headers: { "HX-Request": "true" }, redirect: "manual" });
      const html = antwoord.status === 200 ? await antwoord.text() : "";
      const plek = new DOMParser().parseFromString(html, "text/html").getElementById("verder");
      if (plek && plek.dataset.wie !== adres.wie) zetStand("ander");
      else if (plek) {
        const token = plek.querySelector("[name=csrf_token]");
        if (token) for (const el of document.getElementsByName("csrf_token")) el.value = token.value;
        stand = "goed";
        poging = 0;
        return stuur();
      } else if (antwoord.status === 403) return zetStand("vast");
      else if (antwoord.status === 404) zetStand("ander");
    } catch (fout) { /* no connection: the next try */ }
    return opnieuw();
  }
  const meteen = () => {
    if (stand !== "goed") { poging = 1; clearTimeout(klok); (stand === "stuk" ? stuur : verder)(); }
  };
  window.addEventListener("focus", meteen);
  window.addEventListener("online", meteen);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") meteen();
    else if (stand === "goed" && onbewaard() && !bezig) stuur();
  });

  // --- the answer -------------------------------------------------------------------------------------------------------
  function vervang(id, nieuw) {
    const oud = bij(id);
    if (!oud || !nieuw || oud.outerHTML === nieuw.outerHTML) return;
    const focus = oud.contains(document.activeElement) ? document.activeElement.id : "";
    const open = [...oud.querySelectorAll("details[open] > summary[id]")].map((el) => el.id);
    const el = document.adoptNode(nieuw);
    oud.replaceWith(el);
    for (const id_ of open) if (bij(id_)) bij(id_).parentElement.open = true;
    if (focus && bij(focus)) bij(focus).focus({ preventScroll: true });
  }
  function zetMeld(naam, meld) {
    if (!meld) return;
    meld.id = `${naam}-meld`;
    const keus = meld.querySelector("[data-gezien]");
    if (keus) gezien.set(naam, keus.dataset.gezien);
    else gezien.delete(naam);
    const fout = meld.querySelector(".foutregel");
    for (const el of inputs(naam)) {
      if (fout) el.setAttribute("aria-invalid", "true");
      else el.removeAttribute("aria-invalid");
    }
    vervang(meld.id, meld);
  }
  function neemOver(stuk) {
    const naam = stuk.dataset.anders || stuk.dataset.veld;
    basis.set(naam, stuk.dataset.basis);
    zet(naam, stuk.dataset.waarde);
    zetMeld(naam, stuk.querySelector(".meld"));
  }
  function verwerk(html, verstuurd, gaat, gelaten) {
    const uit = new DOMParser().parseFromString(html, "text/html").getElementById("antwoord");
    const was = stand;
    stand = "goed";
    bij("versie").value = uit.dataset.versie;
    merk = uit.dataset.merk;
    const geraakt = new Set();
    for (const stuk of uit.querySelectorAll("[data-veld][data-wat]")) {
      const naam = stuk.dataset.veld;
      const wat = stuk.dataset.wat;
      const blok = inputs(naam)[0]?.closest(".blok > div");
      const zelfde = gelaten.has(naam) || tekst(naam) === verstuurd.get(naam);
      if (wat === "bewaard" && blok) geraakt.add(blok);
      if (zelfde) teSturen.delete(naam);
      if (wat !== "laat") laatst.set(naam, verstuurd.get(naam)); // also what is kept as a draft: going back from it is a change
      if (wat === "bewaard") {
        basis.set(naam, stuk.dataset.basis);
        if (zelfde && stuk.dataset.waarde && !heeftFocus(naam)) zet(naam, stuk.dataset.waarde);
      } else if (wat === "laat" && zelfde) {
        if ("weg" in stuk.dataset) rijVan(naam)?.remove();
        else if (heeftFocus(naam) && !gelaten.has(naam)) straks.set(naam, stuk);
        else neemOver(stuk);
        continue;
      }
      zetMeld(naam, stuk.querySelector(".meld"));
    }
    for (const naam of gelaten) laat.delete(naam);
    for (const rij of gaat) weg.delete(rij);
    for (const stuk of uit.querySelectorAll("[data-weggehaald]")) isWeg(stuk.dataset.weggehaald);
    for (const stuk of uit.querySelectorAll("[data-rij-anders]")) {
      const rij = bij(stuk.dataset.rijAnders);
      if (rij) { rij.hidden = false; zetMeld(rij.id, stuk.querySelector(".meld")); }
    }
    for (const stuk of uit.querySelectorAll("[data-nieuwe-rij]")) if (!bij(stuk.dataset.nieuweRij)) nieuweRij(stuk.dataset.lijst, document.adoptNode(stuk.firstElementChild));
    for (const stuk of uit.querySelectorAll("[data-anders]")) {
      if ("weg" in stuk.dataset || teSturen.has(stuk.dataset.anders)) continue;
      if (heeftFocus(stuk.dataset.anders)) straks.set(stuk.dataset.anders, stuk);
      else neemOver(stuk);
    }
    for (const stuk of uit.querySelectorAll("[data-rij-weg]")) {
      const rij = bij(stuk.dataset.rijWeg);
      if (rij && !rij.contains(document.activeElement) && !inRij(rij).some((naam) => teSturen.has(naam))) rij.replaceWith(document.adoptNode(stuk));
    }
    const toets = uit.querySelector("[data-stand]");
    if (toets) zetToets(uit, toets);
    for (const stuk of uit.querySelectorAll("[data-blokken] > [id]")) vervang(stuk.id, stuk);
    hernummer();
    if (!teSturen.size && !weg.size && !laat.size) {
      vervang("bewaard", uit.querySelector("#bewaard"));
      if (was !== "goed") zeg(bij("bewaard").textContent);
    }
    for (const blok of geraakt) blok.dispatchEvent(new CustomEvent("bewaard"));
  }
  function zetToets(uit, toets) {
    for (const id of ["toets", "toetsbalk", "indienen"]) vervang(id, toets.querySelector(`#${id}`));
    const motivatie = bij("verzoek"); // never from under somebody who types in it
    if (!motivatie || !(motivatie.value.trim() || heeftFocus("verzoek"))) {
      if (Boolean(motivatie) !== Boolean(toets.querySelector("#verzoek"))) vervang("uitzondering", toets.querySelector("#uitzondering"));
    }
    const nogs = new Map();
    for (const meld of uit.querySelectorAll("[data-nogs] > .meld")) {
      const doel = vind(meld.id.slice(0, -5), false);
      if (doel) nogs.set(`${doel.id}-meld`, meld);
    }
    for (const meld of document.querySelectorAll("#blokken .meld")) {
      const nieuw = nogs.get(meld.id);
      if (nieuw && !meld.querySelector(".foutregel, .botsing, .stilregel")) meld.replaceChildren(...nieuw.cloneNode(true).childNodes);
      else if (!nieuw && meld.querySelector(".nogregel")) meld.replaceChildren();
    }
  }

  // --- rows -------------------------------------------------------------------------------------------------------------
  const rijenVan = (lijst) => [...(bij(`lijst-${lijst}`)?.children || [])].filter((el) => el.dataset.rij && !el.hidden);
  function hernummer() {
    for (const lijst of document.querySelectorAll("[data-lijst]")) {
      if (lijst.id) rijenVan(lijst.dataset.lijst).forEach((rij, nr) => { for (const el of rij.querySelectorAll(".nr")) el.textContent = nr + 1; });
    }
  }
  function nieuweRij(lijst, rij) {
    bij(`lijst-${lijst}`).append(rij);
    maakKlaar(rij);
    hernummer();
    return rij;
  }
  function voegToe(lijst) {
    const mal = bij(`nieuw-${lijst}`);
    const doos = document.createElement("div");
    doos.append(mal.content.cloneNode(true));
    doos.innerHTML = doos.innerHTML.replaceAll(`${lijst}-00000000`, `${lijst}-${sleutel()}`);
    return nieuweRij(lijst, doos.firstElementChild);
  }
  function haalWeg(rij) {
    const naam = rij.dataset.rij;
    const lijst = rij.parentElement.dataset.lijst;
    const namen = inRij(rij);
    const staat = namen.some((veld) => basis.has(veld)) || bezig;
    for (const veld of namen) teSturen.delete(veld);
    (rijenVan(lijst).length > 1 && bij(`meer-${lijst}`) || bij(`meer-${lijst}`)).focus();
    if (!staat) { rij.remove(); hernummer(); return; }
    rij.hidden = true;
    hernummer();
    weg.add(naam);
    toonStand();
    plan(0);
  }
  // Taken away: one line with the way back.
  function isWeg(naam) {
    const rij = bij(naam);
    if (!rij) return;
    const namen = inRij(rij);
    for (const veld of namen) { basis.delete(veld); laatst.delete(veld); gezien.delete(veld); }
    if (!namen.some((veld) => tekst(veld))) { rij.remove(); return; }
    const woord = rij.querySelector("legend").firstChild.textContent.trim();
    const p = Object.assign(document.createElement("p"), { className: "stilregel" });
    const knop = Object.assign(document.createElement("button"), { type: "button", className: "knop kaal klein", textContent: "Zet terug" });
    p.append(`${woord} weggehaald. `, knop);
    terugDoor.set(knop, rij);
    rij.replaceWith(p);
    rij.hidden = false;
    zeg(`${woord} weggehaald.`);
    knop.addEventListener("click", () => {
      p.replaceWith(rij);
      terugDoor.delete(knop);
      for (const veld of inRij(rij)) { basis.set(veld, "weg"); teSturen.add(veld); }
      hernummer();
      toonStand();
      plan(0);
      rij.focus();
    });
  }
  // The element of a form name; a row may be named by its number: then rows are added up to it.
  function vind(naam, maak = true) {
    const er = bij(naam);
    if (er) return er;
    const [, lijst, nr, rest] = naam.match(/^(.+?)-(\d{1,3})-([a-z_0-9]+)$/) || [];
    if (!lijst || !bij(`lijst-${lijst}`)) return null;
    const rijen = rijenVan(lijst);
    while (maak && rijen.length <= Number(nr) && rijen.length < 100) rijen.push(voegToe(lijst));
    return rijen[Number(nr)] ? bij(`${rijen[Number(nr)].dataset.rij}-${rest}`) : null;
  }
  document.addEventListener("click", (gebeurtenis) => {
    const naar = gebeurtenis.target.closest('a[href^="#"]');
    const doel = naar && naar.hash.length > 1 && vind(decodeURIComponent(naar.hash.slice(1)));
    if (doel && doel.id) naar.setAttribute("href", `#${doel.id}`);
  }, true);

  // --- whose text counts, and the other buttons -------------------------------------------------------------------------
  function kies(knop) {
    const naam = knop.value;
    const paneel = knop.closest("[data-gezien]");
    const op = gezien.get(naam) ?? paneel.dataset.gezien;
    gezien.delete(naam);
    if (knop.name === "ander") {
      laat.add(naam);
      teSturen.delete(naam);
    } else {
      basis.set(naam, op);
      if (op === "weg") for (const veld of inRij(rijVan(naam))) { basis.set(veld, "weg"); teSturen.add(veld); }
      teSturen.add(naam);
    }
    if (knop.name === "samen") {
      const el = inputs(naam)[0];
      el.value = [paneel.dataset.staat, el.value.trim()].filter(Boolean).join(paneel.dataset.tussen);
      paneel.remove();
    }
    toonStand();
    plan(knop.name === "samen" ? PAUZE : 0);
    (inputs(naam)[0] || bij("bewaarknop")).focus();
  }
  document.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("button");
    if (!knop || knop.form !== formulier) return;
    if (["mijn", "ander", "samen"].includes(knop.name)) { gebeurtenis.preventDefault(); kies(knop); }
    if (knop.name === "weg") { gebeurtenis.preventDefault(); haalWeg(knop.closest("[data-rij]")); }
    if (knop.name === "meer") {
      gebeurtenis.preventDefault();
      const rij = voegToe(knop.value);
      if (knop.value === "opschalingen") vulOrganisatie(rij);
      rij.querySelector("input, select, textarea").focus();
    }
  });
  const regels = (id) => (bij(id)?.value || "").split("\n").map((deel) => deel.trim()).filter(Boolean);
  const zoals = (woorden) => woorden.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  function vul(el, waarde) {
    if (!el || !waarde || el.value.trim()) return;
    el.value = waarde;
    el.dispatchEvent(new Event("input", { bubbles: true }));
  }
  // The next organisation that was named as one that can solve it, and of which nobody was spoken to yet.
  function vulOrganisatie(rij) {
    const al = rijenVan("opschalingen").map((een) => zoals(bij(`${een.dataset.rij}-organisatie`).value));
    vul(bij(`${rij.dataset.rij}-organisatie`), regels("stagnatie-veroorzakers").find((naam) => !al.includes(zoals(naam))));
  }
  // Leerling, ouders and school as parties, out of what stands elsewhere in the form.
  function noem() {
    const w = (id) => (bij(id)?.value || "").trim();
    const school = w("onderwijs-school");
    const mensen = [
      ["leerling", [w("leerling-voornaam"), w("leerling-achternaam")].filter(Boolean).join(" "), ""],
      ["ouders", regels("ouders_met_gezag").join(" en "), ""],
      ["school", zoals(w("casusverantwoordelijke-organisatie")) === zoals(school) ? w("casusverantwoordelijke-naam") : "", school],
    ];
    let aantal = 0;
    for (const [rol, naam, organisatie] of mensen) {
      const rijen = rijenVan("partijen");
      if (!(naam || organisatie) || rijen.some((rij) => zoals(bij(`${rij.dataset.rij}-rol`).value) === rol)) continue;
      const rij = rijen.find((een) => !inRij(een).some((veld) => tekst(veld))) || voegToe("partijen");
      vul(bij(`${rij.dataset.rij}-rol`), rol);
      vul(bij(`${rij.dataset.rij}-naam`), naam);
      vul(bij(`${rij.dataset.rij}-organisatie`), organisatie);
      aantal += 1;
    }
    bij("noem-zeg").textContent = aantal ? "Kijk of het klopt. Zet daarna de anderen erbij." : "Deze staan er al, of de namen zijn nog niet ingevuld.";
  }
  bij("noem")?.addEventListener("click", noem);
  function kiesIn(el, waarde) {
    if (!el || el.value) return;
    el.value = waarde;
    el.dispatchEvent(new Event("change", { bubbles: true }));
  }
  // A row of consent for each ouder met gezag and for the leerling: only the day and the way of asking are left to fill in.
  function vraagToestemming() {
    const leerling = [bij("leerling-voornaam").value, bij("leerling-achternaam").value].join(" ").trim();
    const mensen = [...regels("ouders_met_gezag").map((naam) => ["ouder", naam]), ...(leerling ? [["leerling", leerling]] : [])];
    let eerste = null;
    for (const [door, naam] of mensen) {
      const rijen = rijenVan("toestemmingen");
      const vanWie = (rij) => bij(`${rij.dataset.rij}-door`).value;
      if (rijen.some((rij) => vanWie(rij) === door && (door === "leerling" || zoals(bij(`${rij.dataset.rij}-naam`).value) === zoals(naam)))) continue;
      const rij = rijen.find((een) => !inRij(een).some((veld) => tekst(veld))) || voegToe("toestemmingen");
      kiesIn(bij(`${rij.dataset.rij}-door`), door);
      vul(bij(`${rij.dataset.rij}-naam`), naam);
      kiesIn(bij(`${rij.dataset.rij}-voor`), "delen");
      eerste = eerste || rij;
    }
    bij("vraag-zeg").textContent = eerste ? "Vul bij ieder de dag in, en hoe het is gevraagd. Haal weg wie nog niets zei." : "Deze staan er al, of de namen zijn nog niet ingevuld.";
    if (eerste) bij(`${eerste.dataset.rij}-datum`).focus();
  }
  bij("vraag-toestemming")?.addEventListener("click", vraagToestemming);
  document.addEventListener("click", (gebeurtenis) => {
    const id = gebeurtenis.target.closest("[data-vandaag]")?.dataset.vandaag;
    if (!id) return;
    const el = bij(id);
    el.value = datumNu();
    gewijzigd(el.name, 0);
    el.focus();
  });

  // --- known words: a list below the field ------------------------------------------------------------------------------
  let lijstje = null;
  function woordenVan(bron, zelf) {
    const uit = [...(bij(bron)?.options || [])].map((optie) => optie.value);
    if (bron === "organisaties") uit.push(...regels("stagnatie-veroorzakers"), bij("onderwijs-school").value);
    if (bron === "mensen") {
      uit.push(...regels("ouders_met_gezag"), [bij("leerling-voornaam").value, bij("leerling-achternaam").value].join(" ").trim());
      if (zelf.name.endsWith("-wie")) uit.push(...woordenVan("organisaties", document.body), ...woordenVan("rollen", document.body), "mentor");
    }
    for (const el of document.querySelectorAll(`#blokken input[data-bron="${bron}"]`)) if (el !== zelf && el.form === formulier && !el.name.endsWith("-wie")) uit.push(el.value);
    const al = new Map(uit.map((woord) => [zoals(woord), woord.trim()]));
    al.delete("");
    return [...al.values()];
  }
  function sluit() {
    if (!lijstje) return;
    if (lijstje.bron.matches("input")) lijstje.bron.setAttribute("aria-expanded", "false");
    lijstje.bron.removeAttribute("aria-activedescendant");
    lijstje.bron.removeAttribute("aria-controls");
    lijstje.ul.remove();
    lijstje = null;
  }
  // In a field of several lines: the line in which somebody types.
  const beginRegel = (el) => (el.matches("textarea") ? el.value.lastIndexOf("\n", el.selectionStart - 1) + 1 : 0);
  const eindRegel = (el) => (el.matches("textarea") && el.value.indexOf("\n", el.selectionStart) >= 0 ? el.value.indexOf("\n", el.selectionStart) : el.value.length);
  function openLijst(el) {
    sluit();
    const zoek = zoals(el.value.slice(beginRegel(el), eindRegel(el)));
    const al = el.matches("textarea") ? el.value.split("\n").map(zoals) : [];
    const woorden = woordenVan(el.dataset.bron, el).filter((woord) => zoals(woord).includes(zoek) && zoals(woord) !== zoek && !al.includes(zoals(woord)));
    woorden.sort((a, b) => zoals(b).startsWith(zoek) - zoals(a).startsWith(zoek)); // the rest stays in order
    woorden.splice(7);
    if (!woorden.length) return;
    const ul = Object.assign(document.createElement("ul"), { className: "woordlijst", id: "woordlijst" });
    ul.setAttribute("role", "listbox");
    ul.setAttribute("aria-label", "Voorstellen");
    woorden.forEach((woord, nr) => {
      const li = Object.assign(document.createElement("li"), { textContent: woord, id: `woord-${nr}` });
      li.setAttribute("role", "option");
      li.setAttribute("aria-selected", "false");
      ul.append(li);
    });
    ul.addEventListener("mousedown", (gebeurtenis) => {
      gebeurtenis.preventDefault();
      const li = gebeurtenis.target.closest("li");
      if (li) neem(el, li.textContent);
    });
    el.after(ul);
    el.setAttribute("aria-controls", "woordlijst");
    if (el.matches("input")) el.setAttribute("aria-expanded", "true");
    lijstje = { bron: el, ul, op: -1 };
  }
  function neem(el, woord) {
    const begin = beginRegel(el);
    el.setRangeText(woord, begin, eindRegel(el), "end");
    sluit();
    // somebody of this table: their organisation and function come along
    const lid = [...(bij("mensen")?.options || [])].find((optie) => optie.value === woord && optie.dataset.organisatie);
    const pad = el.closest("[data-rij]")?.dataset.rij;
    if (lid && pad && el.name === `${pad}-naam`) for (const wat of ["organisatie", "functie"]) vul(bij(`${pad}-${wat}`), lid.dataset[wat]);
    gewijzigd(el.name, 0);
  }
  function wijs(stap) {
    const opties = [...lijstje.ul.children];
    lijstje.op = (lijstje.op + stap + opties.length) % opties.length;
    opties.forEach((li, nr) => li.setAttribute("aria-selected", String(nr === lijstje.op)));
    lijstje.bron.setAttribute("aria-activedescendant", opties[lijstje.op].id);
    opties[lijstje.op].scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", (gebeurtenis) => {
    const el = gebeurtenis.target;
    if (!el.dataset || !el.dataset.bron) return;
    if (["ArrowDown", "ArrowUp"].includes(gebeurtenis.key)) {
      if (!lijstje && el.matches("input")) openLijst(el);
      if (lijstje) { gebeurtenis.preventDefault(); wijs(gebeurtenis.key === "ArrowDown" ? 1 : -1); }
    } else if (gebeurtenis.key === "Enter" && lijstje && lijstje.op >= 0) {
      gebeurtenis.preventDefault();
      neem(el, lijstje.ul.children[lijstje.op].textContent);
    } else if (gebeurtenis.key === "Escape" && lijstje) { gebeurtenis.preventDefault(); sluit(); }
  });

  // --- listening --------------------------------------------------------------------------------------------------------
  function maakKlaar(binnen) {
    for (const knop of binnen.querySelectorAll("[data-vandaag], [data-noem]")) knop.hidden = false;
    for (const el of binnen.querySelectorAll("textarea[data-woorden]")) {
      el.dataset.bron = el.dataset.woorden;
      for (const [naam, waarde] of Object.entries({ "aria-autocomplete": "list" })) el.setAttribute(naam, waarde);
    }
    for (const el of binnen.querySelectorAll("input[list]")) {
      el.dataset.bron = el.getAttribute("list");
      el.removeAttribute("list");
      for (const [naam, waarde] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-haspopup": "listbox" })) el.setAttribute(naam, waarde);
    }
    onthoud(binnen);
  }
  document.addEventListener("input", (gebeurtenis) => {
    const el = gebeurtenis.target;
    if (!isVeld(el)) return;
    straks.delete(el.name);
    gewijzigd(el.name, PAUZE);
    if (el.dataset.bron && gebeurtenis.isTrusted) openLijst(el);
  });
  // A date without its century or its year: the last one that has been; of what is still to come the nearest.
  // "v" is today, as the button beside the field: that button is no stop on the way from field to field.
  const datumNu = () => { const nu = new Date(); return `${nu.getDate()}-${nu.getMonth() + 1}-${nu.getFullYear()}`; };
  function heleDatum(el) {
    if (/^v(andaag)?$/i.test(el.value.trim())) el.value = datumNu();
    const [, dag, maand, jaar] = el.value.trim().match(/^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}))?$/) || [];
    if (!dag || el.name === "leerling-geboortedatum") return;
    const nu = new Date();
    const komt = /-(wanneer|tot)$/.test(el.name);
    const afstand = (j) => new Date(j, maand - 1, dag) - nu;
    const kan = [-1, 0, 1].map((bij_) => nu.getFullYear() + bij_).filter((j) => komt || afstand(j) <= 0);
    const dichtst = kan.sort((a, b) => Math.abs(afstand(a)) - Math.abs(afstand(b)))[0];
    el.value = `${Number(dag)}-${Number(maand)}-${jaar ? `20${jaar}` : dichtst}`;
  }
  document.addEventListener("change", (gebeurtenis) => {
    const el = gebeurtenis.target;
    if (!isVeld(el)) return;
    if ("datum" in el.dataset) heleDatum(el);
    gewijzigd(el.name, 100);
  });
  document.addEventListener("focusin", (gebeurtenis) => { if (gebeurtenis.target.dataset.bron && !gebeurtenis.target.value) openLijst(gebeurtenis.target); });
  document.addEventListener("focusout", (gebeurtenis) => {
    const el = gebeurtenis.target;
    sluit();
    if (!isVeld(el)) return;
    if (straks.has(el.name)) { neemOver(straks.get(el.name)); straks.delete(el.name); }
    if (teSturen.has(el.name) && stand === "goed") plan(100);
  });
  // Somebody else's part of this page stored something: hear what changed in the form.
  document.addEventListener("htmx:afterRequest", (gebeurtenis) => {
    const { successful, requestConfig } = gebeurtenis.detail;
    if (successful && requestConfig.verb !== "get" && stand === "goed") plan(0);
  });

  // Logged out: another part of this page would go to the log-in page, and take along what is typed.
  document.addEventListener("htmx:beforeOnLoad", (gebeurtenis) => {
    if (!(gebeurtenis.detail.xhr.getResponseHeader("HX-Redirect") || "").startsWith(adres.inloggen)) return;
    gebeurtenis.preventDefault();
    if (stand === "goed") { zetStand("uit"); opnieuw(); }
  });

  // --- leaving ----------------------------------------------------------------------------------------------------------
  async function leeg() {
    for (let keer = 0; onbewaard() && keer < 4 && stand === "goed"; keer += 1) await stuur();
    return !onbewaard();
  }
  formulier.addEventListener("submit", async (gebeurtenis) => {
    const knop = gebeurtenis.submitter;
    if (knop && knop.getAttribute("aria-disabled") === "true") return;
    if (onbewaard()) {
      gebeurtenis.preventDefault();
      gebeurtenis.stopPropagation();
      if (await leeg()) formulier.requestSubmit(knop);
      else meteen();
      return;
    }
    clearTimeout(klok);
    bij("basis").value = JSON.stringify(Object.fromEntries([...basis, ...gezien]));
    nummer += 1;
    for (const [naam, waarde] of Object.entries({ venster, volgnummer: nummer })) {
      const el = bij(`vast-${naam}`) || bij("vast").appendChild(Object.assign(document.createElement("input"), { type: "hidden", id: `vast-${naam}`, name: naam }));
      el.setAttribute("form", "aanmelding");
      el.value = waarde;
    }
    vertrekt = true;
  });
  document.addEventListener("click", async (gebeurtenis) => {
    const naar = gebeurtenis.target.closest("a[href]");
    if (!naar || naar.target || naar.getAttribute("href").startsWith("#") || gebeurtenis.defaultPrevented || gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.shiftKey || stand !== "goed" || !onbewaard()) return;
    gebeurtenis.preventDefault();
    await leeg();
    location.assign(naar.href);
  });
  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (!vertrekt && onbewaard()) gebeurtenis.preventDefault();
  });
  window.addEventListener("pageshow", (gebeurtenis) => { if (gebeurtenis.persisted) { vertrekt = false; plan(0); } });

  maakKlaar(document);
  for (const paneel of document.querySelectorAll("#blokken [data-gezien], #uitzondering [data-gezien]")) {
    gezien.set(paneel.dataset.veld, paneel.dataset.gezien);
    basis.set(paneel.dataset.veld, paneel.dataset.oud);
  }
  for (const naam of adres.wacht.split(" ").filter(Boolean)) { laatst.delete(naam); gewijzigd(naam, 100); }
  // Begun a moment ago: nothing is filled in about the leerling, so typing can start at once.
  if (!location.hash && ![...basis.keys()].some((naam) => !naam.startsWith("casusverantwoordelijke-")) && !adres.wacht) {
    const eerste = bij("leerling-voornaam");
    if (eerste && !eerste.value && document.activeElement === document.body) eerste.focus({ preventScroll: true });
  }
  const begin = decodeURIComponent(location.hash.slice(1));
  if (begin && !bij(begin) && vind(begin)) location.replace(`#${vind(begin).id}`);
})();
