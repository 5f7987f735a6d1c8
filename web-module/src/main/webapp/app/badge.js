/** The number on the app's icon, where the browser has one; nothing is on it when nothing waits, or nobody is logged in. */
export const badge = {
    show(count) {
        if (count === 0) return badge.clear();
        navigator.setAppBadge?.(count).catch(() => {});
    },

    clear() {
        navigator.clearAppBadge?.().catch(() => {});
    },
};
