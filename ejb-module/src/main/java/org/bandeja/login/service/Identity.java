package org.bandeja.login.service;

import java.util.Set;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;

/**
 * Who a token belongs to.
 *
 * @param roles as the container knows them
 * @param byLogin a person who is logged in; false: a program with a personal access token
 * @param mustSetUpTwoSteps nothing else may be done before
 */
public record Identity(
        AgentId agent,
        TokenId token,
        Set<String> roles,
        boolean readOnly,
        boolean byLogin,
        boolean mustSetUpTwoSteps) {}
