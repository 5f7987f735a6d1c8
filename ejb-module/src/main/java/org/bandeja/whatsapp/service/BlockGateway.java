package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.rules.BlockAnswer;
import org.bandeja.whatsapp.rules.BlockRequest;

/** Asks WhatsApp to let somebody through no more, or again. Blocks for some seconds, so never within a transaction. */
@ApplicationScoped
public class BlockGateway {
    private GraphCalls calls;
    private GraphAccounts accounts;

    /** For the container's proxy. */
    protected BlockGateway() {}

    @Inject
    public BlockGateway(GraphCalls calls, GraphAccounts accounts) {
        this.calls = calls;
        this.accounts = accounts;
    }

    /**
     * @param phoneNumberId the business number at which
     * @param addresses all of one person
     */
    public BlockAnswer change(String phoneNumberId, List<ContactAddress> addresses, boolean block) {
        String path = GraphCalls.segment(phoneNumberId) + "/block_users";
        JsonObject body = BlockRequest.of(addresses);
        return accounts.ofNumber(phoneNumberId)
                .map(access -> block ? calls.post(access, path, body) : calls.delete(access, path, body))
                .map(BlockRequest::understand)
                .orElseGet(BlockRequest::noAccess);
    }
}
