package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bandeja.autotext.model.AutoTextKind;
import org.bandeja.autotext.model.AutoTextOwner;
import org.bandeja.autotext.rules.CustomerLanguage;
import org.bandeja.autotext.service.AutoTextSettings;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;

/** What a number or a department wants said by itself. */
@Named("autoTexts")
@ViewScoped
public class AutoTextsView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient AutoTextSettings settings;

    @Inject
    transient Attempts attempts;

    private String number;
    private String department;
    private String name;
    private int version;
    private ArrayList<Row> rows = new ArrayList<>();

    /** One text in one language. */
    public static final class Row implements Serializable {
        private static final long serialVersionUID = 1L;

        private final AutoTextKind kind;
        private final String language;
        private String text;

        Row(AutoTextKind kind, String language, String text) {
            this.kind = kind;
            this.language = language;
            this.text = text;
        }

        public String getLanguage() {
            return language;
        }

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }
    }

    public void load() {
        try {
            show(settings.of(owner()));
        } catch (NotFound e) {
            attempts.notFound(e);
        }
    }

    public void save() {
        Map<AutoTextKind, Map<String, String>> wanted = new EnumMap<>(AutoTextKind.class);
        rows.forEach(
                row -> wanted.computeIfAbsent(row.kind, kind -> new TreeMap<>()).put(row.language, row.text));
        attempts.attempt(() -> settings.replace(owner(), wanted, Optional.of(version)))
                .ifPresent(shown -> {
                    attempts.say("console.saved");
                    show(shown);
                });
    }

    private void show(AutoTextSettings.Shown shown) {
        name = shown.name();
        version = shown.version();
        rows = new ArrayList<>();
        for (AutoTextKind kind : AutoTextKind.values()) {
            CustomerLanguage.ALL.forEach(language -> rows.add(new Row(
                    kind, language, shown.texts().getOrDefault(kind, Map.of()).getOrDefault(language, ""))));
        }
    }

    private AutoTextOwner owner() {
        return number != null
                ? AutoTextOwner.of(NumberId.parse(number).orElseThrow(NotFound::new))
                : AutoTextOwner.of(DepartmentId.parse(department).orElseThrow(NotFound::new));
    }

    /** In the order in which they are said. */
    public List<String> getKinds() {
        return List.of("GREETING", "AWAY", "RECEIVED");
    }

    /** The texts of a kind, one a language. */
    public List<Row> rows(String kind) {
        return rows.stream().filter(row -> row.kind.name().equals(kind)).toList();
    }

    public boolean isOfNumber() {
        return number != null;
    }

    /** The number's, or the department's. */
    public String getName() {
        return name;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getDepartment() {
        return department;
    }

    public void setDepartment(String department) {
        this.department = department;
    }
}
