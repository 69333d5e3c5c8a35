/* Nothing typed is lost: leaving a form with changes asks first, and what was typed is kept in this browser until it is
   saved, past an expired session too. */

const KEPT_DAYS = 14;
const PREFIX = "draft:";

function store() {
    try {
        localStorage.setItem("draft-test", "");
        localStorage.removeItem("draft-test");
        return localStorage;
    } catch {
        return null; /* storage is switched off */
    }
}

function valuesOf(form) {
    const values = {};
    for (const [name, value] of new FormData(form)) {
        if (typeof value === "string" && name !== "csrfmiddlewaretoken" && !name.startsWith("initial-")) {
            (values[name] ??= []).push(value);
        }
    }
    return values;
}

function difference(now, before) {
    const changed = {};
    for (const name of new Set([...Object.keys(now), ...Object.keys(before)])) {
        if (JSON.stringify(now[name]) !== JSON.stringify(before[name])) {
            changed[name] = now[name] ?? [];
        }
    }
    return changed;
}

function fill(form, values) {
    for (const [name, kept] of Object.entries(values)) {
        for (const [n, box] of [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].entries()) {
            if (box.type === "checkbox" || box.type === "radio") {
                box.checked = kept.includes(box.value);
            } else if (kept[n] !== undefined || !box.multiple) {
                box.value = kept[n] ?? "";
            }
            box.dispatchEvent(new Event("change", { bubbles: true }));
        }
    }
}

function dropOld(storage) {
    const oldest = Date.now() - KEPT_DAYS * 86_400_000;
    for (const key of Object.keys(storage).filter((key) => key.startsWith(PREFIX))) {
        try {
            if (JSON.parse(storage.getItem(key)).at < oldest) {
                storage.removeItem(key);
            }
        } catch {
            storage.removeItem(key);
        }
    }
}

const keyOf = (path) => `${PREFIX}${document.documentElement.dataset.user ?? ""}:${path}`;

/* What was sent was saved where the answer led on to a page: refused, it comes back under its own address. */
function dropSaved(storage) {
    const [arrival] = performance.getEntriesByType("navigation");
    if (!arrival?.redirectCount || !document.referrer) {
        return;
    }
    const key = keyOf(new URL(document.referrer).pathname);
    if (JSON.parse(storage.getItem(key) ?? "null")?.sent) {
        storage.removeItem(key);
    }
}

/** Watch a form: leaving it with changes asks first. With a `note`, where a draft is offered, one is kept. */
export function keepDraft(form, { note, status, unsaved } = {}) {
    const storage = note ? store() : null;
    const key = keyOf(location.pathname);
    const opened = valuesOf(form);
    let leaving = false;
    let timer = 0;

    const changes = () => difference(valuesOf(form), opened);
    const isChanged = () => Object.keys(changes()).length > 0;
    const write = () => {
        const values = changes();
        if (Object.keys(values).length) {
            storage?.setItem(key, JSON.stringify({ at: Date.now(), values }));
        } else if (note?.hidden) {
            storage?.removeItem(key); /* one that is offered stays until somebody decides */
        }
        if (status) {
            status.textContent = Object.keys(values).length ? unsaved : "";
        }
    };
    const soon = () => {
        clearTimeout(timer);
        timer = setTimeout(write, 300);
    };

    if (storage) {
        const kept = JSON.parse(storage.getItem(key) ?? "null");
        const isNews = kept && Object.keys(difference({ ...opened, ...kept.values }, opened)).length > 0;
        if (!isNews) {
            storage.removeItem(key);
        } else {
            note.hidden = false;
            note.querySelector(".when").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
            note.querySelector("[data-draft-use]").addEventListener("click", () => {
                fill(form, kept.values);
                note.hidden = true;
                write();
            });
            note.querySelector("[data-draft-drop]").addEventListener("click", () => {
                storage.removeItem(key);
                note.hidden = true;
            });
        }
    }

    form.addEventListener("input", soon);
    django.jQuery(form).on("change", soon); /* what is chosen from the lists of select2 too: only jQuery is told of it */
    form.addEventListener("submit", () => {
        leaving = true;
        clearTimeout(timer);
        write();
        const kept = JSON.parse(storage?.getItem(key) ?? "null");
        if (kept) {
            storage.setItem(key, JSON.stringify({ ...kept, sent: true }));
        }
    });
    addEventListener("beforeunload", (event) => {
        if (!leaving && isChanged()) {
            write();
            event.preventDefault();
        }
    });
}

const storageOfPage = store();
if (storageOfPage) {
    dropOld(storageOfPage);
    dropSaved(storageOfPage);
}
