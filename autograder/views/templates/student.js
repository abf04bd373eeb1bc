// Shows one language or both. Without this script the page shows both.
"use strict";
(() => {
  const page = document.documentElement;
  const buttons = [...document.querySelectorAll("[data-language]")];
  const show = (language) => {
    if (language === "both") delete page.dataset.show;
    else page.dataset.show = language;
    page.lang = language === "en" ? "en" : "zh-CN";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  };
  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.language));
  document.querySelector(".languages").hidden = false;
  show(navigator.languages.some((name) => name.startsWith("zh")) ? "zh-CN" : "en");
})();
