package org.bandeja.launcher.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an account may do with the tables of one database, by what {@code SHOW GRANTS} tells of it. What is granted on procedures, and what
 * comes by a role, is not in it.
 */
final class Grants {
    private static final String ALL = "ALL PRIVILEGES";
    private static final String GRANT_OPTION = "GRANT OPTION";
    private static final String QUOTED = "`(?:[^`]|``)*+`";
    private static final String NAME = "(" + QUOTED + "|[^`.\\s]+)";
    private static final String RIGHT = "([A-Z](?:[A-Z ]*[A-Z])?)( \\((?:" + QUOTED + "|[^`)])*+\\))?";
    private static final Pattern ONE_RIGHT = Pattern.compile(RIGHT);
    private static final Pattern GRANT = Pattern.compile(
            "GRANT (" + RIGHT + "(?:, " + RIGHT + ")*) ON " + NAME + "\\." + NAME + " TO (.*)", Pattern.DOTALL);
    private static final int RIGHTS = 1;
    private static final int DATABASE = 6;
    private static final int TABLE = 7;
    private static final int REST = 8;

    /**
     * @param whole rights on all of it
     * @param partly rights on some columns only
     * @param table empty: on every table
     */
    private record Grant(List<String> whole, List<String> partly, Optional<String> table) {
        boolean isAbout(String name) {
            return table.isEmpty() || table.get().equals(name);
        }
    }

    private final List<Grant> grants;

    private Grants(List<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    /**
     * @param shown the lines as MariaDB shows them
     * @param database its name; what is granted in others is left out
     */
    static Grants of(List<String> shown, String database) {
        return new Grants(shown.stream()
                .map(GRANT::matcher)
                .filter(Matcher::matches)
                .filter(grant -> isAbout(database, grant))
                .map(Grants::read)
                .toList());
    }

    /** Which of these rights it has not, neither on all tables nor on this one as a whole. */
    List<String> missing(List<String> wanted, String table) {
        List<String> whole = grants.stream()
                .filter(grant -> grant.isAbout(table))
                .flatMap(grant -> grant.whole().stream())
                .toList();
        return whole.contains(ALL)
                ? List.of()
                : wanted.stream().filter(right -> !whole.contains(right)).toList();
    }

    /** Whether it may do that to the table, be it to one of its columns only. */
    boolean allow(String right, String table) {
        return missing(List.of(right), table).isEmpty()
                || grants.stream()
                        .anyMatch(
                                grant -> grant.isAbout(table) && grant.partly().contains(right));
    }

    /** The rights, each kind of grant once; no names, for of the account the password's hash stands beside it. */
    @Override
    public String toString() {
        return grants.stream()
                .map(grant -> Stream.concat(grant.whole().stream(), grant.partly().stream())
                        .collect(Collectors.joining(", ")))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** For all tables the name of the database is a pattern, as of LIKE; for one table it is not. */
    private static boolean isAbout(String database, Matcher grant) {
        String granted = grant.group(DATABASE);
        if (granted.equals("*")) {
            return true;
        }
        return grant.group(TABLE).equals("*")
                ? database.matches(pattern(unquoted(granted)))
                : database.equals(unquoted(granted));
    }

    private static Grant read(Matcher grant) {
        List<String> whole = new ArrayList<>();
        List<String> partly = new ArrayList<>();
        Matcher right = ONE_RIGHT.matcher(grant.group(RIGHTS));
        while (right.find()) {
            (right.group(2) == null ? whole : partly).add(right.group(1));
        }
        if (grant.group(REST).replaceAll(QUOTED + "|'[^']*'", "").contains(GRANT_OPTION)) {
            whole.add(GRANT_OPTION);
        }
        String table = grant.group(TABLE);
        return new Grant(whole, partly, table.equals("*") ? Optional.empty() : Optional.of(unquoted(table)));
    }

    private static String unquoted(String name) {
        return name.startsWith("`") ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }

    private static String pattern(String like) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char letter = like.charAt(i);
            if (letter == '\\' && i + 1 < like.length()) {
                i++;
                pattern.append(Pattern.quote(like.substring(i, i + 1)));
            } else if (letter == '%') {
                pattern.append(".*");
            } else {
                pattern.append(letter == '_' ? "." : Pattern.quote(String.valueOf(letter)));
            }
        }
        return pattern.toString();
    }
}
