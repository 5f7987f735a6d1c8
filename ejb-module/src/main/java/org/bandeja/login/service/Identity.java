package org.bandeja.login.service;

import java.util.Set;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;

/**
 * Who a token belongs to.
 *
 * @param roles as the container knows them
 */
public record Identity(AgentId agent, TokenId token, Set<String> roles, boolean readOnly) {}
