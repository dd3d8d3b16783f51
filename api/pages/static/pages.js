// Makes forms live: everything here also works, a click later, without it.

/**
 * A form with data-live asks the server as soon as a value changes, and shows the answer's part.
 * One question at a time: what is moved meanwhile is asked when the answer is there.
 */
function live(form) {
  const part = document.getElementById(form.dataset.live);
  let pause;
  let asking = false;
  let again = false;
  let forget = prove(part, () => ask());
  const ask = async () => {
    clearTimeout(pause);
    forget();
    again = asking;
    if (asking) return;
    asking = true;
    part.classList.add("waiting");
    try {
      await show();
    } finally {
      asking = false;
      part.classList.remove("waiting");
      if (again) ask();
    }
  };
  const show = async () => {
    const query = new URLSearchParams(new FormData(form)).toString();
    const address = `${form.action.split("?")[0]}?${query}`;
    try {
      const answer = await fetch(address, { headers: { "X-Part": part.id } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = fresh.getElementById(part.id);
      if (!found) throw new Error(answer.status);
      part.replaceChildren(...found.childNodes);
      history.replaceState(null, "", address);
      forget = prove(part, ask);
    } catch {
      location.assign(address);
    }
  };
  form.addEventListener("input", (event) => {
    say(event.target);
    forget();
    clearTimeout(pause);
    pause = setTimeout(ask, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
}

/**
 * An answer that came at once is proven while it is read; then it is asked for again.
 * Gives what to call when nobody waits for the proof any more.
 */
function prove(part, ready) {
  const box = part.querySelector("[data-proof]");
  if (!box) return () => {};
  const [going, vain, asking] = ["going", "vain", "asking"].map((name) => box.querySelector(`[data-${name}]`));
  const source = new EventSource(box.dataset.proof);
  asking.hidden = true;
  going.hidden = false;
  source.addEventListener("progress", (event) => tell(going, JSON.parse(event.data)));
  source.addEventListener("end", (event) => {
    source.close();
    going.hidden = true;
    if (JSON.parse(event.data).ready) ready();
    else vain.hidden = false;
  });
  return () => source.close();
}

/** How far something is, in its bar and its line. */
function tell(box, { done, of, says }) {
  const bar = box.querySelector("progress");
  const line = box.querySelector("[data-line]");
  if (of && bar) {
    bar.max = of;
    bar.value = done;
  }
  if (says && line) line.textContent = says;
}

/** The number beside a slider follows it. */
function say(input) {
  const shown = input.dataset?.shows && document.getElementById(input.dataset.shows);
  if (!shown) return;
  const value = Number(input.value) / Number(input.dataset.over ?? 1);
  const places = Number(input.dataset.places ?? 0);
  shown.textContent = `${value.toLocaleString(document.documentElement.lang, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  })} ${input.dataset.unit ?? ""}`.trim();
}

/** A part that takes the server a while comes after the page; without a script a button asks. */
async function fill(part) {
  const line = part.querySelector("[data-filling]");
  if (line) line.hidden = false;
  part.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(part.dataset.fill, { headers: { "X-Part": part.id } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = fresh.getElementById(part.id);
    if (answer.ok && found) part.replaceChildren(...found.childNodes);
  } finally {
    if (line) line.hidden = true;
    part.removeAttribute("aria-busy");
  }
}

/** A button that moves a row sends its form in the background; the list comes back from the server. */
function rows(list) {
  list.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-moves]")) return;
    event.preventDefault();
    const button = event.submitter;
    const body = new FormData(form, button);
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Part": list.id } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = fresh.getElementById(list.id);
    if (!found) {
      location.assign(answer.url);
      return;
    }
    list.replaceChildren(...found.childNodes);
    const said = document.getElementById(list.dataset.rows);
    if (said) said.textContent = fresh.getElementById(said.id)?.textContent ?? "";
    const again = list.querySelector(`[data-key="${CSS.escape(button.dataset.key)}"]`);
    (again && !again.disabled ? again : list.querySelector("[data-focus]") ?? list).focus();
  });
}

/** While a form is filled in, a part of it is reckoned by the server; nothing is saved. */
function reckon(form) {
  const part = document.getElementById(form.dataset.reckon);
  let pause;
  let last = 0;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(async () => {
      const mine = ++last;
      const fields = new FormData(form);
      fields.delete("form_token");
      const answer = await fetch(`${form.dataset.ask}?${new URLSearchParams(fields)}`);
      const found = new DOMParser()
        .parseFromString(await answer.text(), "text/html")
        .getElementById(part.id);
      if (found && mine === last) part.replaceChildren(...found.childNodes);
    }, 200);
  });
}

/** Under the pointer: what the picture's table says of the nearest point. */
function pointer(picture) {
  const says = document.getElementById(picture.dataset.says);
  const points = [...picture.querySelectorAll("[data-tip]")];
  picture.addEventListener("pointermove", (event) => {
    const near = points.reduce(
      (best, point) => {
        const box = point.getBoundingClientRect();
        const far = Math.abs((box.left + box.right) / 2 - event.clientX);
        return far < best.far ? { far, point } : best;
      },
      { far: Infinity, point: null },
    ).point;
    if (near) says.textContent = near.dataset.tip;
  });
}

/** A run tells how far it is, until it has ended. */
function watch(box) {
  const source = new EventSource(box.dataset.watch);
  source.addEventListener("progress", (event) => tell(box, JSON.parse(event.data)));
  source.addEventListener("end", () => {
    source.close();
    const going = box.querySelector("[data-going]");
    const ready = box.querySelector("[data-ready]");
    if (going && ready) {
      going.hidden = true;
      ready.hidden = false;
    }
    location.reload();
  });
}

for (const form of document.querySelectorAll("form[data-live]")) live(form);
for (const list of document.querySelectorAll("[data-rows]")) rows(list);
for (const form of document.querySelectorAll("form[data-reckon]")) reckon(form);
for (const picture of document.querySelectorAll("[data-says]")) pointer(picture);
for (const part of document.querySelectorAll("[data-fill]")) fill(part);
for (const box of document.querySelectorAll("[data-watch]")) watch(box);
for (const button of document.querySelectorAll("[data-needless]")) button.hidden = true;
document.querySelector(".places [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
