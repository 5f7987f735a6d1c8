package org.bandeja.login.service;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;
import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.access.model.Roles;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.secret.service.SecretKeys;

/**
 * What a browser keeps for a person, it seals with a key that only that person's logins are given: made of the key of this server,
 * kept nowhere. The mark that comes with it stands beside what is kept: whoever uses the browser next may ask with it whether the
 * person is still there, and with nothing else.
 */
@Stateless
@RolesAllowed(Roles.AGENT)
@TransactionAttribute(SUPPORTS)
public class BrowserKeys {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    @Inject
    SecretKeys secrets;

    @Inject
    Callers callers;

    @Inject
    Agents agents;

    /**
     * What a browser is given for a person.
     *
     * @param keys the first seals, all open: 32 bytes each, in Base64 of URLs; none: this server has no key to make them of
     */
    public record Given(AgentId agent, List<String> keys, Optional<String> mark) {}

    public Given mine() {
        AgentId me = callers.current().agent();
        List<String> keys =
                derived("browser key", me).stream().map(TEXT::encodeToString).toList();
        return new Given(me, keys, marks(me).stream().findFirst());
    }

    /** Whose marks these are no more: people who are disabled or gone, and what we never gave to anybody. */
    public Set<String> gone(Collection<String> marks) {
        Map<String, Optional<AgentId>> whose =
                marks.stream().distinct().collect(Collectors.toMap(Function.identity(), this::whose));
        Map<AgentId, Agent> there =
                agents.of(whose.values().stream().flatMap(Optional::stream).toList());
        return whose.entrySet().stream()
                .filter(mark -> mark.getValue()
                        .map(there::get)
                        .filter(agent -> !agent.isDisabled())
                        .isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Optional<AgentId> whose(String mark) {
        return AgentId.parse(mark.substring(0, Math.max(0, mark.indexOf('.'))))
                .filter(agent -> marks(agent).stream()
                        .anyMatch(ours -> MessageDigest.isEqual(ours.getBytes(US_ASCII), mark.getBytes(US_ASCII))));
    }

    private List<String> marks(AgentId agent) {
        return derived("browser mark", agent).stream()
                .map(tag -> agent.text() + "." + TEXT.encodeToString(tag))
                .toList();
    }

    private List<byte[]> derived(String what, AgentId agent) {
        return secrets.box().derive(what + " " + agent.text());
    }
}
