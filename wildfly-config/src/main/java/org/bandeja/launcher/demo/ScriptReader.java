package org.bandeja.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the script of conversations:
 *
 * <pre>
 * # a remark
 * == contact | phone or user id | number | age of the last line [| department, when it was another one then
 *    [| attendant › what was chosen there#its key [› call group]]]
 * &lt; the customer writes (a following line that begins with two blanks goes on with it; a dot there ends a paragraph)
 * &lt;&lt; as before, about our last message, which is quoted
 * &lt;! type     the customer sends what WhatsApp does not hand on
 * &gt; login: a reply, read by the customer
 * &gt; login [delivered]: a reply that came so far; also [sent], [failed code: details]
 * &gt;&gt; login: a reply that quotes the customer's last message
 * &gt;+ login name: a template of that name, filled in
 * ^ 👍 or ^ login 👍   somebody reacts to what the other side said last
 * ! login: a note; @Name in it tells whoever is called so
 * * login claims     also returns, completes, reopens, reads
 * * login transfers login   also assigns; moves, to a department
 * ~ 3h               time passes; d, h, m
 * % 300 login        so many messages of small talk with this agent
 * </pre>
 */
final class ScriptReader {
    private static final Pattern REPLY =
            Pattern.compile("(\\w+)(?: \\[(sent|delivered|failed (\\d+): ([^]]+))])?: (.*)");
    private static final Pattern ACTION = Pattern.compile("(\\w+) (claims|returns|completes|reopens|reads)");
    private static final Pattern HANDING = Pattern.compile("(\\w+) (transfers|assigns|moves) (.+)");
    private static final Pattern SAID = Pattern.compile("(\\w+): (.*)");
    private static final Pattern TEMPLATE = Pattern.compile("(\\w+) (\\w+): (.*)");
    private static final Pattern REACTION = Pattern.compile("(?:(\\w+) )?(\\S+)");
    private static final Deed.Outcome READ = new Deed.Outcome("READ", Optional.empty(), Optional.empty());
    private static final Duration SHORTEST = Duration.ofSeconds(45);

    private final List<String> smallTalk;
    private final List<Episode> episodes = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private String[] header;
    private Duration pause = Duration.ZERO;
    private int pace;

    private ScriptReader(List<String> smallTalk) {
        this.smallTalk = smallTalk;
    }

    /** @throws IllegalArgumentException with the line if one cannot be understood */
    static List<Episode> read(List<String> lines, List<String> smallTalk) {
        ScriptReader reader = new ScriptReader(smallTalk);
        for (String line : lines) {
            try {
                reader.take(line);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Not understood: " + line, e);
            }
        }
        reader.finish();
        return reader.episodes;
    }

    private void take(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("== ")) {
            finish();
            header = line.substring(3).split("\\s*\\|\\s*");
        } else if (line.startsWith("  ")) {
            goOn(line.substring(2));
        } else if (line.startsWith("~ ")) {
            pause = pause.plus(duration(line.substring(2)));
        } else if (line.startsWith("% ")) {
            chat(line.substring(2).split(" "));
        } else {
            deed(line);
        }
    }

    private void deed(String line) {
        String rest = line.substring(line.indexOf(' ') + 1);
        if (line.startsWith("< ")) {
            add(Deed.Kind.CUSTOMER_WRITES, Optional.empty(), rest, Deed.Outcome.NONE);
        } else if (line.startsWith("<! ")) {
            add(Deed.Kind.CUSTOMER_SENDS_OTHER, Optional.empty(), rest, Deed.Outcome.NONE);
        } else if (line.startsWith("<< ")) {
            add(Deed.Kind.CUSTOMER_ANSWERS, Optional.empty(), rest, Deed.Outcome.NONE);
        } else if (line.startsWith("> ")) {
            reply(Deed.Kind.REPLIES, matching(REPLY, rest));
        } else if (line.startsWith(">> ")) {
            reply(Deed.Kind.REPLIES_TO, matching(REPLY, rest));
        } else if (line.startsWith(">+ ")) {
            Matcher template = matching(TEMPLATE, rest);
            String text = template.group(2) + "|" + template.group(3);
            add(Deed.Kind.SENDS_TEMPLATE, Optional.of(template.group(1)), text, READ);
        } else if (line.startsWith("! ")) {
            Matcher note = matching(SAID, rest);
            add(Deed.Kind.NOTES, Optional.of(note.group(1)), note.group(2), Deed.Outcome.NONE);
        } else if (line.startsWith("^ ")) {
            react(matching(REACTION, rest));
        } else if (line.startsWith("* ") && HANDING.matcher(rest).matches()) {
            Matcher handing = matching(HANDING, rest);
            Deed.Kind kind = Deed.Kind.valueOf(handing.group(2).toUpperCase(Locale.ROOT));
            add(kind, Optional.of(handing.group(1)), handing.group(3), Deed.Outcome.NONE);
        } else if (line.startsWith("* ")) {
            Matcher action = matching(ACTION, rest);
            Deed.Kind kind = Deed.Kind.valueOf(action.group(2).toUpperCase(Locale.ROOT));
            add(kind, Optional.of(action.group(1)), "", Deed.Outcome.NONE);
        } else {
            throw new IllegalArgumentException("neither said nor done");
        }
    }

    private void react(Matcher reaction) {
        Optional<String> who = Optional.ofNullable(reaction.group(1));
        Deed.Kind kind = who.isPresent() ? Deed.Kind.REACTS : Deed.Kind.CUSTOMER_REACTS;
        add(kind, who, reaction.group(2), Deed.Outcome.NONE);
    }

    private void reply(Deed.Kind kind, Matcher reply) {
        String fate = reply.group(2) == null ? "read" : reply.group(2);
        String status = fate.startsWith("failed") ? "FAILED" : fate.toUpperCase(Locale.ROOT);
        Deed.Outcome outcome = new Deed.Outcome(
                status, Optional.ofNullable(reply.group(3)).map(Integer::valueOf), Optional.ofNullable(reply.group(4)));
        add(kind, Optional.of(reply.group(1)), reply.group(5), outcome);
    }

    private void chat(String[] words) {
        int count = Integer.parseInt(words[0]);
        for (int i = 0; i < count; i++) {
            String line = smallTalk.get(i % smallTalk.size());
            if (i % 12 == 11) {
                pause = pause.plus(Duration.ofHours(21));
            }
            if (line.startsWith("> ")) {
                add(Deed.Kind.REPLIES, Optional.of(words[1]), line.substring(2), READ);
            } else {
                add(Deed.Kind.CUSTOMER_WRITES, Optional.empty(), line.substring(2), Deed.Outcome.NONE);
            }
        }
    }

    private void add(Deed.Kind kind, Optional<String> who, String text, Deed.Outcome outcome) {
        deeds.add(new Deed(kind, SHORTEST.plus(pause).plusSeconds(uneven()), who, text, outcome));
        pause = Duration.ZERO;
    }

    /** From 0 to 240 seconds, the same at every reading. */
    private int uneven() {
        pace = (pace * 73 + 41) % 241;
        return pace;
    }

    private void goOn(String text) {
        Deed last = deeds.remove(deeds.size() - 1);
        String between = text.equals(".") || last.text().endsWith("\n") ? "" : " ";
        String more = text.equals(".") ? "\n\n" : text;
        deeds.add(new Deed(last.kind(), last.after(), last.who(), last.text() + between + more, last.outcome()));
    }

    private void finish() {
        if (header == null) {
            return;
        }
        if (header.length < 4 || deeds.isEmpty()) {
            throw new IllegalArgumentException("An incomplete conversation with " + header[0]);
        }
        Optional<String> department = header.length > 4
                ? Optional.of(header[4])
                : DemoCompany.ALL_NUMBERS.stream()
                        .filter(number -> number.name().equals(header[2]))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("There is no number " + header[2]))
                        .department();
        Optional<Episode.Way> way = header.length > 5 ? Optional.of(way(header[5])) : Optional.empty();
        episodes.add(new Episode(header[0], header[1], header[2], department, way, duration(header[3]), deeds));
        deeds.clear();
    }

    private static Episode.Way way(String text) {
        String[] steps = text.split(" › ");
        String[] chosen = steps[1].split("#");
        Optional<String> group = steps.length > 2 ? Optional.of(steps[2]) : Optional.empty();
        return new Episode.Way(steps[0], chosen[0], chosen[1], group);
    }

    private static Duration duration(String text) {
        int count = Integer.parseInt(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'd' -> Duration.ofDays(count);
            case 'h' -> Duration.ofHours(count);
            case 'm' -> Duration.ofMinutes(count);
            default -> throw new IllegalArgumentException("a number with d, h or m");
        };
    }

    private static Matcher matching(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form " + pattern);
        }
        return matcher;
    }
}
