"use strict";
// The page is whole without this. It lets tables be sorted and marks be taken away and put back.
(() => {
  const pressed = (content, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...content);
    button.addEventListener("click", () => act(button));
    return button;
  };

  const numberIn = (text) => {
    const plain = text.replace(/[,\s]/g, "").replace(/\u2212/g, "-");
    const found = plain.match(/^[<[]?([+-]?\d*\.?\d+)/);
    return found ? Number(found[1]) : NaN;
  };

  const sorted = (rows, column, way) => {
    const cells = rows.map((row) => [row.cells[column].textContent.trim(), row]);
    const missing = ([text]) => ["", "none", "not estimable", "not tested"].includes(text);
    const known = cells.filter((cell) => !missing(cell));
    const numeric = known.every(([text]) => !Number.isNaN(numberIn(text)));
    const compare = numeric
      ? ([a], [b]) => numberIn(a) - numberIn(b)
      : ([a], [b]) => a.localeCompare(b, "en");
    known.sort((a, b) => (way === "descending" ? compare(b, a) : compare(a, b)));
    return [...known, ...cells.filter(missing)].map(([, row]) => row);
  };

  // A press sorts by a column, a second one the other way, a third puts the rows back.
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
  for (const table of document.querySelectorAll("table.sorts")) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      head.append(pressed([...head.childNodes], () => {
        const way = NEXT[head.getAttribute("aria-sort") || "none"];
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (way !== "none") head.setAttribute("aria-sort", way);
        body.append(...(way === "none" ? rows : sorted(rows, column, way)));
      }));
    });
  }

  for (const article of document.querySelectorAll(".article")) {
    const marks = [...article.querySelectorAll("mark[data-on]")].map((mark) => ({
      mark,
      tags: [...mark.dataset.tags],
      on: mark.dataset.on.split(" ").map((one) => one.split(",")),
    }));
    const hidden = new Set();
    const redraw = () => {
      for (const { mark, tags, on } of marks) {
        const shown = on.filter(([tag, , voice]) => !hidden.has(tag) && !hidden.has(voice));
        const names = shown.length ? [`g${shown[0][1]}`] : ["off"];
        if (shown.length > 1) names.push(`b${shown[shown.length - 1][1]}`);
        if (shown.some(([, , voice]) => voice === "quoted")) names.push("quoted");
        mark.className = names.join(" ");
        mark.dataset.tags = tags.filter((tag) => shown.some(([one]) => one === tag)).join("");
      }
    };
    const toggle = (name, content) => {
      const button = pressed(content, () => {
        const off = !hidden.delete(name) && Boolean(hidden.add(name));
        button.setAttribute("aria-pressed", String(!off));
        redraw();
      });
      button.setAttribute("aria-pressed", "true");
      return button;
    };
    const key = article.querySelector(".key");
    for (const item of key.children) item.append(toggle(item.dataset.tag, [...item.childNodes]));
    const voices = [...new Set(marks.flatMap(({ on }) => on.map(([, , voice]) => voice)))].sort();
    if (voices.length < 2) continue;
    const list = document.createElement("ul");
    list.className = "key voices";
    list.setAttribute("aria-label", "Voices");
    for (const voice of voices) {
      const item = document.createElement("li");
      item.append(toggle(voice, [voice]));
      list.append(item);
    }
    key.after(list);
  }
})();
