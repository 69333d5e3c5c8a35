// Jobs that a page shows go on while it is looked at: asks how far they are, and shows the page again when one is done.

const EVERY = 1_000; // milliseconds
const SLOWEST = 10_000;

const url = document.querySelector("[data-jobs]").dataset.jobs;
const bars = [...document.querySelectorAll("progress[data-job]")];
let pause = EVERY;

function show(key, job) {
    const bar = document.querySelector(`progress[data-job="${key}"]`);
    if (job.total) {
        bar.max = job.total;
        bar.value = job.done;
    }
    for (const [name, text] of [["progress", job.text], ["state", job.state]]) {
        const place = document.querySelector(`[data-${name}="${key}"]`);
        if (place && place.textContent !== text) {
            place.textContent = text;
        }
    }
}

async function ask() {
    if (document.visibilityState === "visible") {
        try {
            const answer = await fetch(`${url}?jobs=${bars.map((bar) => bar.dataset.job).join(",")}`);
            const jobs = await answer.json();
            if (Object.values(jobs).some((job) => job.finished)) {
                window.location.reload();
                return;
            }
            for (const [key, job] of Object.entries(jobs)) {
                show(key, job);
            }
            pause = Math.min(pause * 1.1, SLOWEST);
        } catch {
            pause = SLOWEST; // without a connection nothing is known; the next time may tell
        }
    }
    window.setTimeout(ask, pause);
}

if (bars.length) {
    window.setTimeout(ask, EVERY);
}
