// What ./bench measures inside the page: put there before the page's own scripts.
globalThis.bench = (() => {
    const shifts = [];
    const tasks = [];
    const keys = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });

    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    /** After the next frame was painted. */
    const painted = () => frame().then(() => new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
    }));
    const until = async (condition) => {
        while (!condition()) await frame();
        return painted();
    };
    const since = (from, list) => list.filter(({ startTime }) => startTime >= from);

    addEventListener('keydown', (event) => {
        const at = event.timeStamp;
        painted().then((now) => keys.push(now - at));
    }, true);

    return {
        painted,
        until,
        /** In the clock that all pages share: when the list can be used. */
        usable: () => until(() => document.querySelector('#app[data-ready]') && document.querySelector('[data-testid=conversation-row]')).then((now) => performance.timeOrigin + now),
        now: () => performance.timeOrigin + performance.now(),
        /** All of them, also those that follow a click. */
        shift: (from) => since(from, shifts).reduce((sum, { value }) => sum + value, 0),
        moved: (from) => since(from, shifts).flatMap(({ value, sources }) => sources.map(({ node, previousRect, currentRect }) => `${value.toFixed(4)} ${node?.nodeName}.${node?.className} ${previousRect.y}>${currentRect.y} ${previousRect.height}>${currentRect.height}`)),
        longest: (from) => Math.max(0, ...since(from, tasks).map(({ duration }) => duration)),
        keys,
        /** Opens a conversation by its row, which is looked for down the list, and waits until messages of it are painted. */
        async open(id) {
            const list = document.querySelector('conversation-list');
            const row = () => document.querySelector(`[data-conversation-id="${id}"]`);
            for (let tries = 0; !row(); tries++) {
                if (tries > 600) throw new Error(`no row of ${id}`);
                list.scrollTop = list.scrollTop + list.clientHeight < list.scrollHeight - 2 ? list.scrollTop + 600 : list.scrollTop;
                await frame();
            }
            list.focusRow(id);
            await painted();
            const shown = () => document.querySelector('[data-testid=thread] [data-testid=message]');
            const before = shown();
            const from = performance.now();
            row().click();
            return (await until(() => location.hash.includes(id) && shown() && shown() !== before)) - from;
        },
        /** Scrolls by so much in each frame until the end is reached, which more may be loaded for meanwhile. */
        async scroll(selector, step, reached) {
            const place = document.querySelector(selector);
            const frames = [];
            const middle = () => {
                const { left, top, width, height } = place.getBoundingClientRect();
                return document.elementsFromPoint(left + width / 2, top + height / 2).map((element) => element.closest('li')).find(Boolean);
            };
            let jumps = 0;
            let last = await frame();
            while (!reached(place)) {
                const item = middle();
                const from = place.scrollTop;
                const top = item?.getBoundingClientRect().top;
                place.scrollTop += step;
                const way = place.scrollTop - from;
                const now = await frame();
                if (item?.isConnected && !item.matches('.day') && Math.abs(item.getBoundingClientRect().top - (top - way)) > 2) jumps += 1;
                frames.push(now - last);
                last = now;
                if (frames.length > 20_000) throw new Error('the end does not come');
            }
            frames.sort((one, other) => one - other);
            const part = (share) => frames[Math.min(frames.length - 1, Math.floor(share * frames.length))];
            return { jumps, frames: frames.length, longest: frames.at(-1), p99: part(0.99), p50: part(0.5), late: frames.filter((time) => time > 50).length };
        },
    };
})();
