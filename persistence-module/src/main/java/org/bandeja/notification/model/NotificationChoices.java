package org.bandeja.notification.model;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bandeja.directory.model.DepartmentId;

/**
 * What somebody wants to be told.
 *
 * @param muted departments whose new conversations the person does not want to hear of
 * @param quiet empty: at any hour
 * @param showsText whether who wrote, and what, may stand on a locked screen
 * @param sound whether an open page makes itself heard
 */
public record NotificationChoices(
        Set<NotificationKind> kinds,
        Set<DepartmentId> muted,
        Optional<QuietHours> quiet,
        boolean showsText,
        boolean sound) {
    /** Of who has chosen nothing: everything, and nothing of it to be read by whoever sees the screen. */
    public static final NotificationChoices USUAL =
            new NotificationChoices(EnumSet.allOf(NotificationKind.class), Set.of(), Optional.empty(), false, true);

    public NotificationChoices {
        kinds = Set.copyOf(kinds);
        muted = Set.copyOf(muted);
    }

    /** The same with fewer departments muted. */
    public NotificationChoices muting(Predicate<DepartmentId> which) {
        return new NotificationChoices(
                kinds, muted.stream().filter(which).collect(Collectors.toSet()), quiet, showsText, sound);
    }

    /** @param department the conversation's; only what is new is chosen by it */
    public boolean want(NotificationKind kind, Optional<DepartmentId> department, Instant now) {
        boolean muting = kind == NotificationKind.NEW
                && department.filter(muted::contains).isPresent();
        return kinds.contains(kind)
                && !muting
                && quiet.filter(hours -> hours.covers(now)).isEmpty();
    }
}
