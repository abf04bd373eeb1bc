// Sorts, filters and searches the tables of students, and opens what a link leads to. Without this script they are plain,
// complete tables.
"use strict";
(() => {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const words = (text) => new Set((text || "").split(" ").filter(Boolean));

  for (const section of document.querySelectorAll("[data-students]")) {
    const body = section.querySelector("tbody");
    const heads = [...section.querySelectorAll("thead th")];
    const search = section.querySelector("input");
    const [group, mistake] = section.querySelectorAll("select");
    const shown = section.querySelector("[data-shown]");
    const rows = [...body.rows].map((row, order) => ({
      row,
      order,
      name: row.cells[0].textContent.toLowerCase(),
      flags: words(row.dataset.f),
      mistakes: words(row.dataset.m),
    }));

    const key = ({ row }, column) => {
      const cell = row.cells[column];
      if (column === 0) return cell.textContent;
      return Number(cell.dataset.v ?? cell.textContent);
    };
    const sort = (column) => {
      const up = heads[column].getAttribute("aria-sort") === "ascending";
      const direction = up ? "descending" : "ascending";
      for (const head of heads) head.removeAttribute("aria-sort");
      heads[column].setAttribute("aria-sort", direction);
      const sign = up ? -1 : 1;
      const compare = column === 0 ? collator.compare : (one, other) => one - other;
      const keyed = rows.map((entry) => [key(entry, column), entry]);
      keyed.sort(([one, a], [other, b]) => sign * compare(one, other) || a.order - b.order);
      body.append(...keyed.map(([, entry]) => entry.row));
    };
    const filter = () => {
      const text = search.value.trim().toLowerCase();
      let count = 0;
      for (const { row, name, flags, mistakes } of rows) {
        const fits =
          name.includes(text) &&
          (!group?.value || flags.has(group.value)) &&
          (!mistake?.value || mistakes.has(mistake.value));
        if (row.hidden === fits) row.hidden = !fits;
        if (fits) count += 1;
      }
      shown.textContent = `${count} of ${rows.length} shown`;
    };
    let waiting;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, rows.length > 500 ? 150 : 0);
    };

    heads.forEach((head, column) => {
      const button = head.querySelector("button");
      head.querySelector(".plain").hidden = true;
      button.hidden = false;
      button.addEventListener("click", () => sort(column));
    });
    search.addEventListener("input", soon);
    for (const select of [group, mistake]) select?.addEventListener("change", filter);
    section.querySelector("[data-reset]").addEventListener("click", () => {
      for (const field of [search, group, mistake]) if (field) field.value = "";
      filter();
      search.focus();
    });
    for (const button of document.querySelectorAll(`button[data-show-mistake="${section.dataset.students}"]`)) {
      button.hidden = false;
      button.addEventListener("click", () => {
        search.value = group.value = "";
        mistake.value = button.value;
        filter();
        section.scrollIntoView();
        mistake.focus({ preventScroll: true });
      });
    }
    section.querySelector(".controls").hidden = false;
    filter();
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector("[data-students] input");
    if (!search) return;
    event.preventDefault();
    search.focus();
  });

  // A link into what is folded opens it.
  const reveal = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place?.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
