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
const showChoice = async (form) => {
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form)).toString();
  const mine = ++latest;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) {
      throw new Error(`status ${answer.status}`);
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
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
