package org.bandeja.sso.rules;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.directory.model.Role;

/**
 * Which group of the provider leads where: {@code support -> AGENT of Support; leads -> ADMIN of Support; it ->
 * administrator}. What no rule mentions is left as it is.
 */
public final class GroupRules {
    private static final Pattern RULE = Pattern.compile(
            "(?<group>.+?)\\s*->\\s*(?:(?<administrator>administrator)|(?<role>AGENT|ADMIN) of (?<department>.+))");

    private final List<Rule> rules;

    private record Rule(String group, Optional<Role> role, String department) {
        private Rule {
            requireNonNull(group, "group");
        }

        private boolean isForAdministrators() {
            return role.isEmpty();
        }
    }

    private GroupRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** @throws IllegalArgumentException if one of them is not understood; tells which by its place */
    public static GroupRules parse(String text) {
        List<String> written = Stream.of(text.split(";"))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .toList();
        return new GroupRules(Stream.iterate(0, i -> i < written.size(), i -> i + 1)
                .map(i -> rule(i + 1, written.get(i)))
                .toList());
    }

    private static Rule rule(int place, String text) {
        Matcher rule = RULE.matcher(text);
        if (!rule.matches()) {
            throw new IllegalArgumentException("rule " + place
                    + " must look like: group -> AGENT of Department, group -> ADMIN of Department, or group ->"
                    + " administrator");
        }
        return rule.group("administrator") != null
                ? new Rule(rule.group("group"), Optional.empty(), "")
                : new Rule(
                        rule.group("group"),
                        Optional.of(Role.valueOf(rule.group("role"))),
                        rule.group("department").strip());
    }

    /** Whether groups decide nothing at all. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether groups decide who is administrator. */
    public boolean manageAdministrators() {
        return rules.stream().anyMatch(Rule::isForAdministrators);
    }

    /** The departments, by name, whose memberships groups decide. */
    public Set<String> departments() {
        return rules.stream()
                .filter(rule -> !rule.isForAdministrators())
                .map(Rule::department)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param groups as the provider calls them; case tells apart */
    public Granted granted(Collection<String> groups) {
        boolean administrator = false;
        Map<String, Role> departments = new HashMap<>();
        for (Rule rule : rules) {
            if (groups.contains(rule.group())) {
                administrator |= rule.isForAdministrators();
                rule.role().ifPresent(role -> departments.merge(rule.department(), role, GroupRules::higher));
            }
        }
        return new Granted(administrator, departments);
    }

    private static Role higher(Role one, Role other) {
        return one == Role.ADMIN ? one : other;
    }
}
