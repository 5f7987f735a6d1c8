package org.bandeja.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Figures as they come, and all of them in a table at the end. */
public final class Report {
    private static final String BEGIN = "<!-- figures: written by the command, do not edit -->";
    private static final String END = "<!-- end of figures -->";

    private final List<String> preface = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    /** A line before the table: the machine, the date. */
    public void preface(String line) {
        preface.add(line);
        say(line);
    }

    public void add(Figure figure) {
        figures.add(figure);
        say("  %-58s %s %s".formatted(figure.what(), figure.value(), aim(figure)));
    }

    /** How it goes on; not part of the table. */
    public void say(String line) {
        System.out.println(line);
    }

    private static String aim(Figure figure) {
        return figure.verdict().isEmpty() ? "" : "(" + figure.budget() + ": " + figure.verdict() + ")";
    }

    public String markdown() {
        StringBuilder text = new StringBuilder();
        preface.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append("\n| what | measured | budget | |\n|---|---|---|---|\n");
        figures.forEach(figure -> text.append("| ")
                .append(String.join(" | ", figure.what(), figure.value(), figure.budget(), figure.verdict()))
                .append(" |\n"));
        return text.toString();
    }

    /** Puts the figures in the place that a document keeps for them. */
    public void record(Path document) {
        try {
            String text = Files.readString(document);
            int begin = text.indexOf(BEGIN);
            int end = text.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalStateException(document + " keeps no place for figures");
            }
            Files.writeString(document, text.substring(0, begin) + BEGIN + "\n" + markdown() + text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
