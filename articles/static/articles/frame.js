/* The frame of the desk: its colours and the width of its menu stand before the first paint, so this is loaded in the
   head and waits for nothing. */
"use strict";
(() => {
    const root = document.documentElement;
    const narrow = window.matchMedia("(max-width: 719px)");
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const remembered = (name) => {
        try {
            return localStorage.getItem(name);
        } catch {
            return null; // a browser that keeps nothing
        }
    };
    const remember = (name, value) => {
        try {
            localStorage.setItem(name, value);
        } catch {
            // as above
        }
    };

    root.dataset.theme = remembered("theme") ?? "auto";
    root.dataset.menu = narrow.matches ? "closed" : remembered("menu") ?? "open";

    const isDark = () => (root.dataset.theme === "auto" ? dark.matches : root.dataset.theme === "dark");

    const begin = () => {
        const button = document.getElementById("menubtn");
        const rail = document.getElementById("rail");
        const theme = document.getElementById("theme");
        const openPops = () => [...document.querySelectorAll("details:has(> .pop)[open]")];

        const tell = () => button?.setAttribute("aria-expanded", root.dataset.menu === "open");
        const setMenu = (state) => {
            root.dataset.menu = state;
            tell();
            if (!narrow.matches) {
                remember("menu", state);
            }
        };
        const closeDrawer = () => {
            if (narrow.matches && root.dataset.menu === "open") {
                setMenu("closed");
                button.focus();
            }
        };
        button?.addEventListener("click", () => {
            setMenu(root.dataset.menu === "open" ? "closed" : "open");
            if (narrow.matches && root.dataset.menu === "open") {
                rail.querySelector("a").focus();
            }
        });
        narrow.addEventListener("change", () => {
            root.dataset.menu = narrow.matches ? "closed" : remembered("menu") ?? "open";
            tell();
        });
        tell();

        theme?.addEventListener("click", () => {
            root.dataset.theme = isDark() ? "light" : "dark";
            remember("theme", root.dataset.theme);
        });

        document.addEventListener("click", (event) => {
            for (const each of openPops()) {
                each.open = each.contains(event.target);
            }
            if (rail && !rail.contains(event.target) && !button.contains(event.target)) {
                closeDrawer();
            }
        });
        document.addEventListener("keydown", (event) => {
            if (event.key !== "Escape" || event.isComposing) {
                return;
            }
            for (const each of openPops()) {
                each.open = false;
                each.querySelector("summary").focus();
            }
            closeDrawer();
        });
    };
    document.addEventListener("DOMContentLoaded", begin);
})();
