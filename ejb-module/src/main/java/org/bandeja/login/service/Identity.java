package org.bandeja.login.service;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;

/**
 * Who a token belongs to.
 *
 * @param roles as the container knows them
 * @param byLogin a person who is logged in; false: a program with a personal access token
 * @param mustSetUpTwoSteps nothing else may be done before
 * @param idleEndsAt when the login ends, unless something is done before; empty: it does not end idle
 */
public record Identity(
        AgentId agent,
        TokenId token,
        Set<String> roles,
        boolean readOnly,
        boolean byLogin,
        boolean mustSetUpTwoSteps,
        Optional<Instant> idleEndsAt) {}
