/* Baiju: keys, focus, drafts and the drop zone. Every deed of a page works without this file.
   Each function finds its elements by a data attribute; `ready` runs on load and on each part that htmx swaps in. */
"use strict";

const DRAFT_WAIT = 400;
const BUSY_WAIT = 100;

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const typing = (element) => Boolean(element.closest("input, textarea, select, [contenteditable=true]"));

/* —— keys —— */

const KEYS = {
  "/": () => document.querySelector("[data-find]")?.focus(),
  "?": () => document.getElementById("keys")?.showModal(),
};

function onKey(event) {
  if (event.isComposing || outlineKey(event)) return;
  if (event.key === "Escape") return closeOpen(event);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return saveForm(event);
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const deed = KEYS[event.key];
  if (deed) {
    event.preventDefault();
    deed();
  }
}

function saveForm(event) {
  const form = event.target.closest("form");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("button.main") || undefined);
}

/* —— the outline of a plan, as in Word —— */

const DEEDS = { Tab: "indent", "Shift Tab": "outdent", "Alt Shift ArrowUp": "up", "Alt Shift ArrowDown": "down", "Alt Shift ArrowRight": "indent", "Alt Shift ArrowLeft": "outdent", Enter: "add", F2: "edit" };

const pressed = (event) => [event.altKey && "Alt", event.shiftKey && "Shift", event.key].filter(Boolean).join(" ");

/* A clause takes Tab only while it is chosen itself, by a click or an arrow; Esc gives the focus back to its handle. */
function outlineKey(event) {
  const clause = event.target.closest("[data-clause]");
  if (!clause || typing(event.target) || event.ctrlKey || event.metaKey) return false;
  const key = pressed(event);
  if (event.target !== clause && !key.startsWith("Alt Shift")) return false;
  const act = CHOSEN[key] || (DEEDS[key] && ((chosen) => chosen.querySelector(`[data-deed=${DEEDS[key]}]`)?.click()));
  if (!act) return false;
  event.preventDefault();
  act(clause);
  return true;
}

const CHOSEN = {
  ArrowUp: (clause) => beside(clause, -1),
  ArrowDown: (clause) => beside(clause, 1),
  Escape: (clause) => clause.querySelector(".handle > summary")?.focus(),
};

function beside(clause, by) {
  const clauses = all("[data-clause]");
  const next = clauses[clauses.indexOf(clause) + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function leaveHere(event) {
  const away = event.target.closest("[data-here]")?.querySelector("[data-away]");
  away?.click();
  return Boolean(away);
}

/* A deed on a plan comes back to the same page: it stays where it was, and what was opened has the focus. */
const PLACE = "baiju:place";

function keepPlace(event) {
  const deed = event.target.closest("#plan a[href^='?'], #plan [data-away], #plan button, .side button, .side a[href^='?']");
  if (deed) sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollY]));
}

function backToPlace() {
  const [path, y] = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
  sessionStorage.removeItem(PLACE);
  const open = document.querySelector("form[data-here]");
  if (path === location.pathname) {
    scrollTo(0, y);
    (open || document.querySelector(".clause:target"))?.scrollIntoView({ block: "nearest" });
  }
  open?.querySelector("textarea, select, input:not([type=hidden])")?.focus({ preventScroll: true });
}

/* The list of contents says which section is on the screen. */
function spy(within) {
  all("[data-outline]", within).forEach((nav) => {
    const links = all("a", nav);
    const mark = () => {
      const now = links.filter((link) => document.querySelector(link.hash)?.getBoundingClientRect().top < innerHeight / 3).pop();
      links.forEach((link) => (link === now ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    };
    addEventListener("scroll", mark, { passive: true });
    mark();
  });
}

function prints(within) {
  all("[data-print]", within).forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
}

/* —— what is open closes, and the focus returns —— */

function closeOpen(event) {
  if (leaveHere(event)) return;
  const menus = all("details[data-menu][open]");
  menus.forEach((menu) => {
    menu.open = false;
    if (menu.contains(event.target)) menu.querySelector("summary").focus();
  });
  if (menus.length) return;
  if (location.hash && document.querySelector(":target")?.matches("[data-pop]")) closeTarget();
  else all("[data-undo]").forEach((bar) => bar.remove());
}

function closeTarget() {
  const opener = document.querySelector(`a[href="${location.hash}"]`);
  location.hash = "_";
  opener?.focus();
}

function menus(within) {
  all("details[data-menu]", within).forEach((menu) => {
    menu.addEventListener("toggle", () => {
      if (!menu.open) return;
      all("details[data-menu][open]").filter((other) => other !== menu).forEach((other) => (other.open = false));
    });
  });
}

function onClick(event) {
  keepPlace(event);
  all("details[data-menu][open]").filter((menu) => !menu.contains(event.target)).forEach((menu) => (menu.open = false));
  const close = event.target.closest("[data-close]");
  if (close) close.closest("[data-undo]").remove();
}

function undoBars(within) {
  all("[data-undo] [data-close]", within).forEach((button) => (button.hidden = false));
}

/* —— a list narrowed by typing —— */

function narrow(within) {
  all("[data-narrow]", within).forEach((field) => {
    const rows = all("li", field.parentElement);
    field.addEventListener("input", () => {
      const part = field.value.trim().toLowerCase();
      rows.forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(part)));
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  });
}

/* —— rows chosen for one act —— */

const boxes = () => all("td.pick input[type=checkbox]");

function picks(within) {
  all("[data-all]", within).forEach((box) => {
    box.hidden = false;
    box.addEventListener("change", () => {
      boxes().forEach((each) => (each.checked = box.checked));
      tellChosen();
    });
  });
}

function tellChosen() {
  const told = document.querySelector("[data-chosen]");
  if (told) told.textContent = `${told.dataset.words} ${boxes().filter((box) => box.checked).length}`;
}

/* A form's reset does not reach the boxes of a page that came back with some ticked. */
function chooseNone(event) {
  if (!event.target.closest("[data-none]")) return;
  [...boxes(), ...all("[data-all]")].forEach((box) => (box.checked = false));
}

/* —— choices that take effect at once —— */

function folds(within) {
  all("form[data-fold]", within).forEach((form) => {
    form.addEventListener("change", () => fetch(form.action, { method: "POST", body: new FormData(form) }));
  });
  all("form[data-auto]", within).forEach((form) => {
    form.addEventListener("change", () => form.requestSubmit());
  });
}

/* —— drafts: nothing typed is lost —— */

const draftKey = (form) => `baiju:${document.body.dataset.person || ""}:${form.dataset.draft}`;

const kept = (form) =>
  [...form.elements].filter(
    (field) => field.name && field.name !== "csrfmiddlewaretoken" && !("private" in field.dataset) && !["hidden", "password", "file", "submit", "button"].includes(field.type)
  );

const valueOf = (field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value);

function put(field, value) {
  if (["checkbox", "radio"].includes(field.type)) field.checked = value;
  else field.value = value;
}

const typed = (form) => kept(form).map((field) => [field.name, valueOf(field)]);

function drafts(within) {
  all("form[data-draft]", within).forEach((form) => {
    const key = draftKey(form);
    offerDraft(form, key);
    let timer = 0;
    const keep = () => {
      clearTimeout(timer);
      localStorage.setItem(key, JSON.stringify(typed(form)));
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(keep, DRAFT_WAIT);
    });
    form.addEventListener("change", keep);
    form.addEventListener("submit", () => {
      keep();
      sessionStorage.setItem(`${key}:sent`, "1");
    });
  });
}

function offerDraft(form, key) {
  const text = localStorage.getItem(key);
  if (!text) return;
  if (text === JSON.stringify(typed(form))) return localStorage.removeItem(key);
  const note = document.getElementById("draft").content.firstElementChild.cloneNode(true);
  note.querySelector("[data-take]").addEventListener("click", () => takeDraft(form, JSON.parse(text), note));
  note.querySelector("[data-drop-draft]").addEventListener("click", () => {
    localStorage.removeItem(key);
    note.remove();
  });
  form.before(note);
}

function takeDraft(form, pairs, note) {
  const fields = kept(form);
  pairs.forEach(([name, value], place) => {
    if (fields[place]?.name === name) put(fields[place], value);
  });
  all("details.fold", form).forEach((fold) => (fold.open = true));
  note.remove();
  fields[0]?.focus();
}

/* A form that was sent and is not shown again was taken: its draft goes. Sign-in and refusal pages keep it. */
function clearSent() {
  if (!document.body.dataset.person || document.querySelector("[data-keep]")) return;
  const here = new Set(all("form[data-draft]").map(draftKey));
  Object.keys(sessionStorage)
    .filter((name) => name.startsWith("baiju:") && name.endsWith(":sent"))
    .forEach((name) => {
      const key = name.slice(0, -":sent".length);
      if (!here.has(key)) localStorage.removeItem(key);
      sessionStorage.removeItem(name);
    });
}

function leave(within) {
  all("form[data-leave]", within).forEach((form) => {
    form.addEventListener("submit", () => {
      Object.keys(localStorage).filter((name) => name.startsWith("baiju:")).forEach((name) => localStorage.removeItem(name));
    });
  });
}

/* —— drop zone: a file input that also takes what is dropped —— */

function dropZones(within) {
  all("[data-drop]", within).forEach((zone) => {
    const input = zone.querySelector("input[type=file]");
    const over = (event, yes) => {
      event.preventDefault();
      zone.classList.toggle("over", yes);
    };
    zone.addEventListener("dragover", (event) => over(event, true));
    zone.addEventListener("dragleave", (event) => over(event, false));
    zone.addEventListener("drop", (event) => {
      over(event, false);
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("change", () => nameFiles(zone, input));
  });
}

function nameFiles(zone, input) {
  const names = [...input.files].map((file) => file.name).join("　");
  const said = zone.querySelector("[data-names]");
  if (said) said.textContent = names;
  zone.classList.toggle("full", Boolean(names));
}

/* —— a link copied —— */

function copies(within) {
  all("[data-copy]", within).forEach((button) => {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.textContent = button.dataset.done;
    });
  });
}

/* —— a thin bar when an answer takes longer than a blink —— */

let busy = 0;

const busySoon = () => (busy = setTimeout(() => document.body.classList.add("busy"), BUSY_WAIT));

function idle() {
  clearTimeout(busy);
  document.body.classList.remove("busy");
}

function watchBusy() {
  addEventListener("submit", (event) => event.defaultPrevented || busySoon());
  addEventListener("pageshow", idle);
  document.body.addEventListener("htmx:beforeRequest", busySoon);
  document.body.addEventListener("htmx:afterRequest", idle);
}

/* —— start —— */

const PARTS = [menus, undoBars, narrow, picks, folds, drafts, leave, dropZones, copies, spy, prints];

const ready = (within) => PARTS.forEach((part) => part(within));

addEventListener("keydown", onKey);
addEventListener("click", onClick);
addEventListener("click", chooseNone);
addEventListener("change", tellChosen);
addEventListener("load", backToPlace);
addEventListener("DOMContentLoaded", () => {
  clearSent();
  ready(document);
  watchBusy();
  document.body.addEventListener("htmx:afterSwap", (event) => ready(event.target));
});
