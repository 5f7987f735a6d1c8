package org.bandeja.autotext.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.autotext.model.AutoTextKind;
import org.bandeja.autotext.model.AutoTextOwner;
import org.bandeja.autotext.model.AutoTexts;
import org.bandeja.autotext.model.AutoTextsChangedMeanwhile;
import org.bandeja.autotext.rules.AutoTextWords;
import org.bandeja.autotext.rules.CustomerLanguage;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.rules.ConsoleDoor;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;

/** What numbers and departments want said by itself: a department's ADMIN for the department, administrators for all. */
@Stateless
@RolesAllowed(AGENT)
public class AutoTextSettings {
    @Inject
    AutoTexts texts;

    @Inject
    BusinessNumbers numbers;

    @Inject
    Departments departments;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Texts with whose they are.
     *
     * @param name the number's or the department's
     * @param version counts the changes
     */
    public record Shown(String name, int version, Map<AutoTextKind, Map<String, String>> texts) {}

    /** @throws NotFound unless this person runs it */
    public Shown of(AutoTextOwner owner) {
        require(callers.current(), owner);
        return shown(owner);
    }

    /**
     * Replaces all of them; empty ones go.
     *
     * @param version which they were when they were read; empty: whichever
     * @throws AutoTextsChangedMeanwhile if it is another version by now
     * @throws org.bandeja.autotext.model.AutoTextNotUsable if one is too long, or has a place that nothing fills
     */
    public Shown replace(
            AutoTextOwner owner, Map<AutoTextKind, Map<String, String>> wanted, Optional<Integer> version) {
        Caller caller = callers.current();
        require(caller, owner);
        lock(owner);
        if (version.filter(known -> known != texts.version(owner)).isPresent()) {
            throw new AutoTextsChangedMeanwhile();
        }
        Map<AutoTextKind, Map<String, String>> before = texts.of(owner);
        Map<AutoTextKind, Map<String, String>> kept = kept(wanted);
        texts.replace(owner, kept);
        Deed deed = new Deed(
                clock.instant(),
                Optional.of(caller.agent()),
                "AUTO_TEXTS_CHANGED",
                owner.number().isPresent() ? "number" : "department",
                owner.number()
                        .map(id -> id.value())
                        .orElseGet(() -> owner.department().orElseThrow().value()),
                owner.department());
        for (AutoTextKind kind : AutoTextKind.values()) {
            deed = deed.changing(kind.name(), line(before.get(kind)), line(kept.get(kind)));
        }
        if (!deed.changes().isEmpty()) {
            audit.record(deed);
        }
        return shown(owner);
    }

    private static String line(Map<String, String> byLanguage) {
        return byLanguage == null
                ? ""
                : byLanguage.entrySet().stream()
                        .map(text -> text.getKey() + ": " + text.getValue())
                        .collect(Collectors.joining(" / "));
    }

    private static Map<AutoTextKind, Map<String, String>> kept(Map<AutoTextKind, Map<String, String>> wanted) {
        Map<AutoTextKind, Map<String, String>> kept = new EnumMap<>(AutoTextKind.class);
        wanted.forEach((kind, byLanguage) -> byLanguage.forEach((language, text) -> {
            if (!CustomerLanguage.ALL.contains(language)) {
                throw new Malformed("language");
            }
            String usable = AutoTextWords.usable(text);
            if (!usable.isEmpty()) {
                kept.computeIfAbsent(kind, name -> new TreeMap<>()).put(language, usable);
            }
        }));
        return kept;
    }

    private static void require(Caller caller, AutoTextOwner owner) {
        owner.department()
                .ifPresentOrElse(
                        department -> ConsoleDoor.requireAdminOf(caller, department),
                        () -> ConsoleDoor.requireAdministrator(caller));
    }

    private void lock(AutoTextOwner owner) {
        owner.department().ifPresent(id -> departments.lock(id).orElseThrow(NotFound::new));
        owner.number().ifPresent(id -> numbers.lockIfThere(id).orElseThrow(NotFound::new));
    }

    private Shown shown(AutoTextOwner owner) {
        String name = owner.number()
                .map(id -> numbers.find(id).map(BusinessNumber::name).orElseThrow(NotFound::new))
                .orElseGet(() -> departments
                        .find(owner.department().orElseThrow())
                        .map(Department::name)
                        .orElseThrow(NotFound::new));
        return new Shown(name, texts.version(owner), texts.of(owner));
    }
}
