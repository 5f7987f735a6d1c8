package org.bandeja.simulator.webhook;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bandeja.simulator.chat.Account;

/** Signs each account's webhooks with the secret of its own app. */
public final class Signatures {
    private final Map<String, Signature> byAccount;
    private final Signature first;

    public Signatures(List<Account> accounts) {
        this.byAccount =
                accounts.stream().collect(Collectors.toMap(Account::id, account -> new Signature(account.appSecret())));
        this.first = byAccount.get(accounts.get(0).id());
    }

    /** @param account an unknown one signs as the first does */
    public String of(String account, byte[] body) {
        return byAccount.getOrDefault(account, first).of(body);
    }
}
