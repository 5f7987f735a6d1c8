package org.bandeja.simulator.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.webhook.Signature;

/** What a token reaches: the numbers and accounts of others look as if they did not exist. */
final class Access {
    private static final Pattern HEADER = Pattern.compile("(?:Bearer|OAuth) (.+)");

    private final Network network;
    private final States states;

    Access(Network network, States states) {
        this.network = network;
        this.states = states;
    }

    /** @throws GraphError if there is no token, or it reaches nothing */
    List<Account> accounts(Request request) {
        String token = token(request);
        List<Account> known = known(token);
        if (known.isEmpty()) {
            throw GraphError.invalidToken();
        }
        List<Account> reached = known.stream()
                .filter(account -> !states.account(account.id()).tokenExpired())
                .toList();
        if (reached.isEmpty()) {
            throw GraphError.expiredToken();
        }
        requireProof(request, token, reached);
        return reached;
    }

    private static String token(Request request) {
        Matcher header = HEADER.matcher(request.authorization().orElse(""));
        return (header.matches() ? Optional.of(header.group(1)) : request.query("access_token"))
                .orElseThrow(() -> GraphError.of(200, "An access token is required to request this resource"));
    }

    /** The accounts that the token was made for, whether or not it still holds. */
    List<Account> known(String token) {
        return network.accounts().stream()
                .filter(account -> same(token, account.accessToken()))
                .toList();
    }

    /** Wants any token: an account's, or an app's own of id and secret. */
    void any(Request request) {
        String token = token(request);
        boolean app = network.accounts().stream()
                .anyMatch(account -> same(token, account.appId() + "|" + account.appSecret()));
        if (!app && known(token).isEmpty()) {
            throw GraphError.invalidToken();
        }
    }

    private void requireProof(Request request, String token, List<Account> reached) {
        Optional<String> proof = request.query("appsecret_proof");
        for (Account account : reached) {
            if (proof.isEmpty() && states.account(account.id()).requireProof()) {
                throw GraphError.parameter("API calls from the server require an appsecret_proof argument");
            }
            String expected = new Signature(account.appSecret())
                    .of(token.getBytes(StandardCharsets.UTF_8))
                    .substring("sha256=".length());
            if (proof.isPresent() && !same(proof.get(), expected)) {
                throw GraphError.parameter("Invalid appsecret_proof provided in the API argument");
            }
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    BusinessNumber number(Request request, String id) {
        return find(request, id).orElseThrow(() -> GraphError.unknownObject(id));
    }

    Optional<BusinessNumber> find(Request request, String id) {
        List<Account> reached = accounts(request);
        return network.number(id).filter(number -> reached.stream().anyMatch(account -> account.has(id)));
    }

    Account account(Request request, String id) {
        return accounts(request).stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(() -> GraphError.unknownObject(id));
    }
}
