// Everything works without this file. It only smooths.

const pictureFailed = (img) => {
  const instead = img.dataset.instead;
  if (instead) {
    delete img.dataset.instead;
    img.src = instead;
  }
};

// A picture that is kept elsewhere may be gone: show the initial, never a broken icon.
const watchPictures = (root) => {
  for (const img of root.querySelectorAll("img[data-instead]")) {
    if (img.complete && img.naturalWidth === 0) {
      pictureFailed(img);
    } else {
      img.addEventListener("error", () => pictureFailed(img), { once: true });
    }
  }
};

// Choosing a variant shows it at once, in place.
let latest = 0;
const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
const showChoice = async (form) => {
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form)).toString();
  const mine = ++latest;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) {
      throw new Error(`status ${answer.status}`);
    }
    const page = await parsed(answer);
    if (mine !== latest) {
      return;
    }
    const focused = document.activeElement?.id;
    for (const part of document.querySelectorAll("[data-part]")) {
      const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
      if (fresh && fresh.innerHTML !== part.innerHTML) {
        part.replaceChildren(...fresh.childNodes);
        watchPictures(part);
      }
    }
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
    history.replaceState(null, "", url);
    const said = document.querySelector("[data-say]");
    const saying = page.querySelector("[data-say]");
    if (said && saying) {
      said.textContent = saying.dataset.say;
    }
  } catch {
    location.assign(url); // the long way round
  }
};

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form.choice");
  if (form) {
    showChoice(form);
  }
});

// Adding to the cart without leaving. The answer is the cart's page: what it says of the cart is the truth.
const addToCart = async (form) => {
  const body = new URLSearchParams(new FormData(form));
  body.set("click", crypto.getRandomValues(new Uint32Array(2)).join("-")); // once more, however soon, is meant
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(8000) });
  } catch {
    location.assign("/cart"); // nobody knows whether it is in: the cart does, and adding twice would be worse
    return;
  }
  const page = await parsed(answer);
  if (page.querySelector('[data-outcome="unknown"]')) {
    location.assign("/cart");
    return;
  }
  if (!answer.ok) {
    form.submit(); // refused, nothing was added: the page says why
    return;
  }
  const badge = page.querySelector('[data-part="cart-badge"]');
  if (!badge || page.querySelector('main [role="alert"]')) {
    location.assign(answer.url);
    return;
  }
  document.querySelector('[data-part="cart-badge"]').replaceChildren(...badge.childNodes);
  document.querySelector("[data-added]").replaceChildren(document.querySelector("[data-added-text]").content.cloneNode(true));
};

let adding = false;
document.addEventListener("submit", async (event) => {
  if (!event.target.matches(".buy__form")) {
    return;
  }
  event.preventDefault();
  if (!adding) {
    adding = true; // a double click is one
    document.querySelector("[data-added]").replaceChildren();
    await addToCart(event.target).finally(() => { adding = false; });
  }
});

// Thumbnails move the gallery without adding to the history.
document.addEventListener("click", (event) => {
  const thumb = event.target.closest?.(".gallery__thumbs a");
  const picture = thumb && document.getElementById(thumb.hash.slice(1));
  if (picture) {
    event.preventDefault();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    picture.parentElement.scrollTo({ left: picture.offsetLeft - picture.parentElement.offsetLeft, behavior: calm ? "auto" : "smooth" });
  }
});

watchPictures(document);
