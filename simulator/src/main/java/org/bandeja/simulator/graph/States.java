package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.json.JsonText;

/** How accounts and numbers stand at present. */
public final class States {
    private final Network network;
    private final Map<String, AccountState> accounts = new ConcurrentHashMap<>();
    private final Map<String, NumberState> numbers = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> profiles = new ConcurrentHashMap<>();

    public States(Network network) {
        this.network = network;
    }

    public AccountState account(String id) {
        return accounts.getOrDefault(id, AccountState.usual());
    }

    /** @param id of an account that there is */
    public void account(String id, AccountState state) {
        accounts.put(id, state);
    }

    public NumberState number(String phoneNumberId) {
        return numbers.getOrDefault(phoneNumberId, NumberState.usual());
    }

    /** @param phoneNumberId of a number that there is */
    public void number(String phoneNumberId, NumberState state) {
        numbers.put(phoneNumberId, state);
    }

    /** What customers see of that number, by the Graph API's names. */
    JsonObject profile(String phoneNumberId) {
        return profiles.getOrDefault(
                phoneNumberId,
                JsonText.object()
                        .add("about", "Hey there! I am using WhatsApp.")
                        .build());
    }

    void profile(String phoneNumberId, JsonObject profile) {
        profiles.put(phoneNumberId, profile);
    }

    /**
     * What prevents sends from that number.
     *
     * @return the code with which they are accepted and fail later; empty if they do not
     * @throws GraphError if they are refused at once
     */
    OptionalInt check(String phoneNumberId) {
        AccountState account = account(network.accountOf(phoneNumberId).id());
        NumberState number = number(phoneNumberId);
        refuse(account.error(), account.later());
        refuse(number.error(), number.later());
        return account.error().isPresent() ? account.error() : number.error();
    }

    private static void refuse(OptionalInt error, boolean later) {
        if (error.isPresent() && !later) {
            throw GraphError.of(error.getAsInt());
        }
    }

    public void reset() {
        accounts.clear();
        numbers.clear();
        profiles.clear();
    }
}
