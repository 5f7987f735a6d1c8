package org.bandeja.attendant.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a customer has come with an attendant.
 *
 * @param path keys of the menus, from the main one to where he is; empty: nothing has been said yet
 * @param wrong how many wrong answers in a row
 * @param reminded whether he has been reminded since he spoke last
 */
public record DialogState(List<String> path, int wrong, boolean reminded) {
    /** Nothing has been said yet. */
    public static final DialogState BEGINNING = new DialogState(List.of(), 0, false);

    /** Deeper than anybody goes. */
    private static final int DEEPEST = 30;

    public DialogState {
        path = List.copyOf(path);
        wrong = Math.max(0, wrong);
    }

    public boolean isBeginning() {
        return path.isEmpty();
    }

    /** Where he is. */
    public Optional<String> menu() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
    }

    /** In this menu, by the way that he came; a menu where he has been before is gone back to. */
    DialogState in(String menu) {
        int been = path.indexOf(menu);
        List<String> way = new ArrayList<>(been < 0 ? path : path.subList(0, been));
        if (way.size() >= DEEPEST) {
            way.subList(1, way.size()).clear();
        }
        way.add(menu);
        return new DialogState(way, 0, false);
    }

    /** Where he was before; in the main menu he stays. */
    DialogState back() {
        return path.size() < 2 ? heard() : new DialogState(path.subList(0, path.size() - 1), 0, false);
    }

    DialogState heard() {
        return new DialogState(path, 0, false);
    }

    DialogState erred() {
        return new DialogState(path, wrong + 1, false);
    }

    DialogState remindedOnce() {
        return new DialogState(path, wrong, true);
    }
}
