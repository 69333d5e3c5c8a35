/* 快速标引: the form of rows becomes a table that is walked by keys. Nothing is sent before it is saved; a row that
   somebody else changed meanwhile is told, follows that change where it was not touched, and can be saved again. */
const table = document.getElementById("grid");
const MOST_ROWS = 500;
const MOST_TOLD = 5;
const OFFERED = 8;
const PAGE_OF_ROWS = 10;
const SEPARATORS = /[、,，;；\n]+/u;
const RELATIONS = {tags: ["tagging", "tag"], places: ["placing", "place"]};

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const made = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
};
const namesIn = (text) => text.split(SEPARATORS).map((name) => name.trim()).filter(Boolean);

/* A block from WPS or Excel: tabs and lines; quoted cells keep their line breaks, and the last line break is no row. */
function parseBlock(text) {
    const rows = [[]];
    let cell = "";
    let isQuoted = false;
    const source = text.replace(/\r\n?/gu, "\n").replace(/\n$/u, "");
    for (let i = 0; i < source.length; i += 1) {
        const sign = source[i];
        if (isQuoted && sign === '"' && source[i + 1] === '"') {
            cell += '"';
            i += 1;
        } else if (isQuoted && sign === '"') {
            isQuoted = false;
        } else if (isQuoted) {
            cell += sign;
        } else if (sign === '"' && cell === "") {
            isQuoted = true;
        } else if (sign === "\t") {
            rows.at(-1).push(cell);
            cell = "";
        } else if (sign === "\n") {
            rows.at(-1).push(cell);
            cell = "";
            rows.push([]);
        } else {
            cell += sign;
        }
    }
    rows.at(-1).push(cell);
    return rows;
}

function start() {
    const words = read("grid-words");
    const choices = read("grid-choices");
    const urls = document.getElementById("grid-facts").dataset;
    const form = document.getElementById("grid-form");
    const body = table.tBodies[0];
    const said = document.getElementById("grid-said");
    const saveButton = document.getElementById("grid-save");
    const undoButton = document.getElementById("grid-undo");
    const dropButton = document.getElementById("grid-drop");
    const undoable = [];
    const known = {tags: new Map(), places: new Map()};

    const filled = (text, facts) => text.replace(/\{(\w+)\}/gu, (_all, name) => facts[name]);
    const headings = Object.fromEntries([...table.tHead.rows[0].cells].map((th) => [th.dataset.c, th.textContent]));
    const isList = (cell) => cell.column in RELATIONS;

    /* Each cell: what it was opened with, what it says, and what the machine suggests in it */
    const rows = [...body.rows].map((tr, number) => {
        const row = {tr, number, key: tr.dataset.key, stamp: tr.querySelector("[name^=stamp-]").value, cells: []};
        for (const td of tr.querySelectorAll("td")) {
            const input = td.querySelector("input");
            const text = input ? input.defaultValue : td.textContent.trim();
            const suggestions = [...td.querySelectorAll(".tg")].map((each) => [each.textContent, each.title]);
            const placeholder = input?.placeholder ?? "";
            const cell = {td, row, column: td.dataset.c, text, opened: text, suggestions, offered: suggestions, placeholder};
            cell.isReadOnly = !input;
            if (isList(cell)) {
                [...namesIn(text), ...suggestions.map(([name]) => name)].forEach((name) => known[cell.column].set(name, ""));
            }
            row.cells.push(cell);
        }
        return row;
    });
    const width = rows[0].cells.length;
    const cellOf = (td) => rows[td.parentNode.sectionRowIndex].cells.find((cell) => cell.td === td);
    const at = (r, c) => rows[r].cells[c];
    const isChanged = (cell) => cell.text !== cell.opened;
    const changed = () => rows.flatMap((row) => row.cells.filter(isChanged));

    const editor = made("input", {id: "grid-cell", type: "text", autocomplete: "off", spellcheck: false});
    editor.setAttribute("role", "combobox");
    editor.setAttribute("aria-autocomplete", "list");
    editor.setAttribute("aria-controls", "grid-options");
    const options = made("ul", {className: "pop options", id: "grid-options", hidden: true});
    options.setAttribute("role", "listbox");
    options.setAttribute("aria-label", words.choices);
    document.getElementById("main").append(options);
    let here = {r: 0, c: 0};
    let from = {r: 0, c: 0};
    let isEditing = false;
    let isAdding = false; // what is typed into a cell of tags or places comes to those that are there
    let chosen = -1;
    let asked = 0;

    function paint(cell) {
        [...cell.td.childNodes].filter((node) => node !== editor).forEach((node) => node.remove()); // which keeps its focus
        if (isList(cell)) {
            const names = namesIn(cell.text);
            cell.suggestions = cell.offered.filter(([name]) => !names.includes(name));
            cell.td.prepend(
                ...names.map((name) => made("span", {className: "tg"}, name)),
                ...cell.suggestions.map(([name, detail], i) =>
                    made("span", {className: "tg s", title: detail}, ...(i < 9 ? [made("b", {}, String(i + 1))] : []), name)),
            );
        } else {
            cell.td.prepend(cell.text || made("span", {className: "faint"}, cell.placeholder));
        }
        cell.td.classList.toggle("chg", isChanged(cell));
        if (cell.column === "headline") {
            cell.td.title = cell.text || cell.placeholder;
        }
    }

    /* What is said above the table */
    function tell(head, refusals = []) {
        const lines = refusals.slice(0, MOST_TOLD).map((text) => made("p", {className: "note bad"}, made("span", {}, text)));
        if (refusals.length > MOST_TOLD) {
            const text = filled(words.left, {number: refusals.length - MOST_TOLD});
            lines.push(made("p", {className: "note bad"}, made("span", {}, text)));
        }
        said.replaceChildren(...(head ? [made("p", {className: "note good"}, head)] : []), ...lines);
    }
    function count() {
        const cells = changed();
        const number = new Set(cells.map((cell) => cell.row)).size;
        const facts = {cells: cells.length, rows: number};
        document.getElementById("grid-state").textContent = cells.length ? filled(words.dirty, facts) : words.clean;
        saveButton.textContent = cells.length ? filled(words.saveRows, facts) : words.save;
        undoButton.setAttribute("aria-disabled", undoable.length === 0);
        dropButton.setAttribute("aria-disabled", cells.length === 0);
    }
    const named = (cell, reason) =>
        filled(words.refused, {row: cell.row.number + 1, column: headings[cell.column], reason});

    function whyNot(cell, text) {
        if (cell.isReadOnly) {
            return words.readOnly;
        }
        if (cell.column in choices && text && !choices[cell.column].includes(text)) {
            return filled(words.noChoice, {text});
        }
        if (isList(cell)) {
            return namesIn(text).map((name) => known[cell.column].get(name)).find(Boolean) ?? "";
        }
        return cell.column === "headline" && !text && cell.opened ? words.noHeadline : "";
    }

    /* Names that nobody has shown yet are asked of the server, once for each act */
    async function learn(wanted) {
        for (const column of Object.keys(RELATIONS)) {
            const texts = wanted.filter(([cell]) => cell.column === column).map(([, text]) => text);
            const names = [...new Set(texts.flatMap(namesIn))].filter((name) => !known[column].has(name));
            if (names.length) {
                const data = new FormData();
                data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
                data.set("column", column);
                names.forEach((name) => data.append("name", name));
                const answer = await fetch(urls.known, {method: "POST", body: data});
                const wrong = answer.ok ? await answer.json() : {};
                names.forEach((name) => known[column].set(name, wrong[name] ?? ""));
            }
        }
    }

    /* `wanted` are pairs of a cell and its text; what cannot be is named. One act, taken back by one key. Acts follow
       each other, and a save waits for the last. */
    let lastAct = Promise.resolve(true);
    function change(wanted, act, more = []) {
        lastAct = lastAct.then(() => changeNow(wanted, act, more));
        return lastAct;
    }
    async function changeNow(wanted, act, more) {
        await learn(wanted);
        const before = [];
        const refusals = [...more];
        for (const [cell, typed] of wanted) {
            const text = isList(cell) ? namesIn(typed).join("、") : typed.replace(/\s*\n\s*/gu, " ").trim();
            const reason = text === cell.text ? "" : whyNot(cell, text);
            if (reason) {
                refusals.push(named(cell, reason));
            } else if (text !== cell.text) {
                before.push([cell, cell.text]);
                cell.text = text;
                cell.td.classList.remove("bad");
                cell.row.tr.classList.remove("saved");
                paint(cell);
            }
        }
        if (before.length) {
            undoable.push([act, before]);
        }
        const isWorthTelling = before.length > 1 || (refusals.length && before.length);
        tell(isWorthTelling ? filled(words.cells, {act, number: before.length}) : "", refusals);
        count();
        return refusals.length === 0;
    }
    function takeBack() {
        const last = undoable.pop();
        if (last) {
            const [act, before] = last;
            before.forEach(([cell, text]) => {
                cell.text = text;
                paint(cell);
            });
            tell(filled(words.back, {act, number: before.length}));
            count();
        }
    }

    /* Walking. The editor always stands in the current cell, unseen, so that an input method begins in it. */
    const range = () => {
        const cells = [];
        for (let r = Math.min(here.r, from.r); r <= Math.max(here.r, from.r); r += 1) {
            cells.push(...rows[r].cells.slice(Math.min(here.c, from.c), Math.max(here.c, from.c) + 1));
        }
        return cells;
    };
    function go(r, c, isExtending = false, isFocused = true) {
        stop();
        here = {r: Math.max(0, Math.min(rows.length - 1, r)), c: Math.max(0, Math.min(width - 1, c))};
        from = isExtending ? from : here;
        body.querySelectorAll(".cur, .in").forEach((td) => td.classList.remove("cur", "in"));
        body.querySelectorAll("[aria-selected]").forEach((td) => td.removeAttribute("aria-selected"));
        const cells = range();
        cells.forEach((cell) => {
            cell.td.setAttribute("aria-selected", "true");
            cell.td.classList.toggle("in", cells.length > 1);
        });
        const cell = at(here.r, here.c);
        cell.td.classList.add("cur");
        cell.td.append(editor);
        const more = cell.suggestions.length ? `; ${words.suggested} ${cell.suggestions.map(([name]) => name).join("、")}` : "";
        const facts = {column: headings[cell.column], row: here.r + 1, text: (cell.text || words.empty) + more};
        editor.setAttribute("aria-label", filled(words.cell, facts));
        if (isFocused) {
            editor.focus({preventScroll: true});
            cell.td.scrollIntoView({block: "nearest", inline: "nearest"});
        }
    }
    function hide() {
        options.hidden = true;
        chosen = -1;
        editor.setAttribute("aria-expanded", "false");
        editor.removeAttribute("aria-activedescendant");
    }
    function stop() {
        isEditing = false;
        editor.classList.remove("edit");
        editor.value = "";
        hide();
    }
    function edit(text) {
        const cell = at(here.r, here.c);
        if (cell.isReadOnly) {
            editor.value = "";
            tell("", [named(cell, words.readOnly)]);
            return;
        }
        isEditing = true;
        isAdding = isList(cell) && text === undefined;
        editor.classList.add("edit");
        if (text !== undefined) {
            editor.value = text;
        }
        offer();
    }
    const lastName = () => editor.value.split(SEPARATORS).at(-1).trim();
    async function take() {
        const cell = at(here.r, here.c);
        const picked = chosen >= 0 && !options.hidden ? options.children[chosen].dataset.text : null;
        let text = picked ?? editor.value;
        if (isList(cell)) {
            const typed = namesIn(editor.value);
            const names = picked === null ? typed : [...typed.slice(0, lastName() ? -1 : undefined), picked];
            text = [...new Set([...(isAdding ? namesIn(cell.text) : []), ...names])].join("、");
        }
        isEditing = false;
        const isTaken = await change([[cell, text]], words.edited);
        if (!isTaken) {
            edit(text);
        }
        return isTaken;
    }

    /* What a cell may say: its choices, or names from the server, those that are suggested first */
    async function offer() {
        const cell = at(here.r, here.c);
        const word = isList(cell) ? lastName() : editor.value.trim();
        asked += 1;
        const mine = asked;
        let found = [];
        if (isList(cell)) {
            const suggested = cell.suggestions.map(([name]) => name).filter((name) => name.includes(word));
            found = suggested;
            if (word) {
                const [model, field] = RELATIONS[cell.column];
                const query = new URLSearchParams({term: word, app_label: "articles", model_name: model, field_name: field});
                const answer = await fetch(`${urls.names}?${query}`);
                const names = answer.ok ? (await answer.json()).results.map((each) => each.text) : [];
                names.forEach((name) => known[cell.column].set(name, ""));
                found = [...new Set([...suggested, ...names])];
            }
        } else if (cell.column in choices) {
            found = choices[cell.column].filter((text) => text.includes(word));
        }
        if (mine === asked && isEditing) {
            show(cell, found.slice(0, OFFERED), word);
        }
    }
    function show(cell, texts, word) {
        if (!texts.length) {
            hide();
            return;
        }
        const suggested = cell.suggestions.map(([name]) => name);
        options.replaceChildren(...texts.map((text, i) => {
            const line = made("li", {id: `grid-option-${i}`}, text, ...(suggested.includes(text) ? [made("small", {}, words.suggested)] : []));
            line.dataset.text = text;
            line.setAttribute("role", "option");
            line.addEventListener("mousedown", async (event) => {
                event.preventDefault();
                choose(i);
                if (await take()) {
                    go(here.r, here.c);
                }
            });
            return line;
        }));
        options.hidden = false;
        const box = cell.td.getBoundingClientRect();
        const isBelow = box.bottom + options.offsetHeight <= window.innerHeight;
        options.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - options.offsetWidth - 8)) + window.scrollX}px`;
        options.style.top = `${(isBelow ? box.bottom : box.top - options.offsetHeight) + window.scrollY}px`;
        editor.setAttribute("aria-expanded", "true");
        choose(word ? 0 : -1);
    }
    function choose(i) {
        chosen = i;
        [...options.children].forEach((line, j) => line.setAttribute("aria-selected", i === j));
        if (i >= 0) {
            editor.setAttribute("aria-activedescendant", `grid-option-${i}`);
        } else {
            editor.removeAttribute("aria-activedescendant");
        }
    }

    async function fill() {
        const top = Math.min(here.r, from.r);
        const bottom = Math.max(here.r, from.r);
        const source = top === bottom ? top - 1 : top;
        if (source < 0) {
            return;
        }
        const columns = [...Array(Math.abs(here.c - from.c) + 1).keys()].map((i) => i + Math.min(here.c, from.c));
        const wanted = [];
        for (let r = source + 1; r <= bottom; r += 1) {
            columns.forEach((c) => wanted.push([at(r, c), at(source, c).text]));
        }
        await change(wanted, words.filled);
    }
    async function paste(text) {
        const block = parseBlock(text);
        if (block.length > MOST_ROWS) {
            tell("", [filled(words.tooMany, {most: MOST_ROWS, rows: block.length})]);
            return;
        }
        const r = Math.min(here.r, from.r);
        const c = Math.min(here.c, from.c);
        if (block.length === 1 && block[0].length === 1) {
            await change(range().map((cell) => [cell, block[0][0]]), words.pasted);
            return;
        }
        const wide = Math.max(...block.map((line) => line.length));
        const more = [];
        if (r + block.length > rows.length) {
            more.push(filled(words.noRoom, {rows: r + block.length - rows.length}));
        }
        if (c + wide > width) {
            more.push(filled(words.noColumns, {columns: c + wide - width}));
        }
        const wanted = block.slice(0, rows.length - r).flatMap((line, i) =>
            line.slice(0, width - c).map((each, j) => [at(r + i, c + j), each]));
        await change(wanted, words.pasted, more);
        go(r, c);
        go(r + block.length - 1, c + wide - 1, true);
    }
    const quoted = (text) => (/["\t\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    function copy() {
        const lines = new Map();
        range().forEach((cell) => lines.set(cell.row, [...(lines.get(cell.row) ?? []), quoted(cell.text)]));
        return [...lines.values()].map((line) => line.join("\t")).join("\n");
    }
    async function takeSuggestions(cell, names) {
        if (names.length) {
            await change([[cell, [...namesIn(cell.text), ...names].join("、")]], words.taken);
            go(here.r, here.c);
        }
    }

    const MOVES = {
        ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
        PageDown: [PAGE_OF_ROWS, 0], PageUp: [-PAGE_OF_ROWS, 0],
    };
    async function editingKey(event) {
        const step = event.shiftKey ? -1 : 1;
        if (event.key === "Enter" || event.key === "Tab") {
            event.preventDefault();
            const {r, c} = here;
            if (await take()) {
                go(...(event.key === "Enter" ? [r + step, c] : [r, c + step]));
            }
        } else if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            go(here.r, here.c);
        } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !options.hidden) {
            event.preventDefault();
            const number = options.children.length;
            choose(event.key === "ArrowDown" ? (chosen + 1) % number : (chosen <= 0 ? number : chosen) - 1);
        }
    }
    /* A key of the table: true where it was one */
    function walkingKey(event) {
        const cell = at(here.r, here.c);
        const isControl = event.ctrlKey || event.metaKey;
        const key = event.key;
        const letter = isControl ? key.toLowerCase() : "";
        if (key in MOVES && !event.altKey) {
            go(here.r + MOVES[key][0], here.c + MOVES[key][1], event.shiftKey);
        } else if (key === "Tab") {
            const next = here.r * width + here.c + (event.shiftKey ? -1 : 1);
            if (next < 0 || next >= rows.length * width) {
                return false;
            }
            go(Math.floor(next / width), next % width);
        } else if (key === "Enter" && !isControl) {
            go(here.r + (event.shiftKey ? -1 : 1), here.c);
        } else if (key === "Home") {
            go(isControl ? 0 : here.r, 0);
        } else if (key === "End") {
            go(isControl ? rows.length - 1 : here.r, width - 1);
        } else if (key === "F2") {
            edit(cell.text);
        } else if (key === "Escape") {
            saveButton.focus();
        } else if (key === "Delete" || key === "Backspace") {
            change(range().map((each) => [each, ""]), words.cleared);
        } else if (letter === "z") {
            takeBack();
        } else if (letter === "d") {
            fill();
        } else if (letter === "s") {
            save();
        } else if (letter === "a") {
            from = {r: 0, c: here.c};
            go(rows.length - 1, here.c, true);
        } else if (isList(cell) && !isControl && /^[1-9]$/u.test(key)) {
            takeSuggestions(cell, cell.suggestions.slice(key - 1, key).map(([name]) => name));
        } else if (isList(cell) && key === " ") {
            takeAll();
        } else {
            return false;
        }
        return true;
    }
    /* Of all cells of tags and places that are selected */
    async function takeAll() {
        const wanted = range().filter((cell) => isList(cell) && cell.suggestions.length).map((cell) =>
            [cell, [...namesIn(cell.text), ...cell.suggestions.map(([name]) => name)].join("、")]);
        await change(wanted, words.taken);
    }

    async function save() {
        if (isEditing && !await take()) {
            return;
        }
        await lastAct;
        const cells = changed();
        if (!cells.length) {
            tell(words.clean);
            return;
        }
        const data = new FormData();
        data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        const touched = [...new Set(cells.map((cell) => cell.row))];
        touched.forEach((row) => {
            data.append("row", row.key);
            data.set(`stamp-${row.key}`, row.stamp);
        });
        cells.forEach((cell) => data.set(`${cell.column}-${cell.row.key}`, cell.text));
        saveButton.disabled = true;
        let answer = null;
        try {
            const response = await fetch(form.action, {method: "POST", body: data, headers: {Accept: "application/json"}});
            answer = response.ok && response.headers.get("Content-Type").includes("json") ? await response.json() : null;
        } catch {
            // no network: what was typed stays
        }
        saveButton.disabled = false;
        if (!answer) {
            tell("", [words.failed]);
            return;
        }
        touched.forEach((row) => settle(row, answer.saved[row.key], answer.said[row.key]));
        undoable.length = 0;
        const head = answer.text ? made("span", {}) : "";
        if (head) {
            head.innerHTML = answer.text; // the server's own message, with its button
        }
        tell(head, touched.filter((row) => answer.said[row.key]).map((row) => answer.said[row.key].text));
        count();
        go(here.r, here.c);
    }
    /* After a save a row says what its story says; of one that was refused, all but what was typed into it */
    function settle(row, saved, refused) {
        const now = saved ?? refused?.row;
        row.tr.classList.toggle("saved", Boolean(saved));
        row.tr.classList.toggle("refused", Boolean(refused));
        row.cells.filter((cell) => !cell.isReadOnly).forEach((cell) => {
            if (now) {
                cell.text = saved || !isChanged(cell) ? now.texts[cell.column] : cell.text;
                cell.opened = now.texts[cell.column];
                cell.offered = now.suggestions[cell.column] ?? [];
            }
            paint(cell);
            cell.td.classList.toggle("bad", Boolean(refused?.errors[cell.column]));
        });
        row.stamp = now?.stamp ?? row.stamp;
    }

    table.setAttribute("role", "grid");
    table.setAttribute("aria-multiselectable", "true");
    table.setAttribute("aria-describedby", "grid-hint");
    table.classList.add("live");
    rows.forEach((row) => row.cells.forEach((cell) => {
        cell.td.setAttribute("role", "gridcell");
        cell.td.setAttribute("aria-readonly", cell.isReadOnly);
        paint(cell);
    }));
    [undoButton, dropButton, document.getElementById("grid-hint")].forEach((each) => {
        each.hidden = false;
    });

    body.addEventListener("mousedown", async (event) => {
        const td = event.target.closest("td");
        if (!td || (event.target === editor && isEditing)) {
            return;
        }
        event.preventDefault();
        const cell = cellOf(td);
        if (!isEditing || await take()) {
            go(cell.row.number, cell.row.cells.indexOf(cell), event.shiftKey);
        }
    });
    body.addEventListener("dblclick", (event) => {
        if (event.target.closest("td") && !isEditing) {
            edit(at(here.r, here.c).text);
        }
    });
    editor.addEventListener("compositionstart", () => {
        if (!isEditing) {
            edit();
        }
    });
    editor.addEventListener("input", (event) => {
        if (!isEditing) {
            edit();
        } else if (!event.isComposing) {
            offer();
        }
    });
    editor.addEventListener("compositionend", offer);
    editor.addEventListener("blur", () => setTimeout(async () => {
        if (isEditing && document.activeElement !== editor && await take()) {
            stop();
        }
    }));
    editor.addEventListener("keydown", (event) => {
        if (event.isComposing || event.keyCode === 229) {
            return; // the key belongs to the input method
        }
        if (isEditing) {
            editingKey(event);
        } else if (walkingKey(event)) {
            event.preventDefault();
            event.stopPropagation();
        }
    });
    editor.addEventListener("paste", (event) => {
        if (!isEditing) {
            event.preventDefault();
            paste(event.clipboardData.getData("text/plain"));
        }
    });
    editor.addEventListener("copy", (event) => {
        if (!isEditing) {
            event.preventDefault();
            event.clipboardData.setData("text/plain", copy());
        }
    });
    undoButton.addEventListener("click", () => {
        takeBack();
        go(here.r, here.c);
    });
    dropButton.addEventListener("click", () => {
        const cells = changed();
        if (cells.length) {
            undoable.push([words.dropped, cells.map((cell) => [cell, cell.text])]);
            cells.forEach((cell) => {
                cell.text = cell.opened;
                paint(cell);
            });
            tell(filled(words.cells, {act: words.dropped, number: cells.length}));
            count();
        }
    });
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        save();
    });
    window.addEventListener("beforeunload", (event) => {
        if (changed().length) {
            event.preventDefault();
        }
    });
    count();
    go(0, 0, false, !window.matchMedia("(max-width: 719px)").matches);
}

if (table) {
    start();
}
