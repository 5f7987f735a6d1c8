package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.whatsapp.service.OpenAccounts.OpenAccount;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose token opens the Graph API for a number or an account. */
class GraphAccountsTest {
    private static final OpenAccounts ACCOUNTS = new OpenAccounts(
            Map.of(
                    "own", new OpenAccount("own", Optional.of("token-own"), List.of(), Optional.empty()),
                    "settings", new OpenAccount("settings", Optional.empty(), List.of(), Optional.empty()),
                    "none", new OpenAccount("none", Optional.empty(), List.of(), Optional.empty())),
            Map.of("n-own", "own", "n-settings", "settings", "n-none", "none"));

    @ParameterizedTest
    @CsvSource({
        "n-own,      settings, set, token-own",
        "n-settings, settings, set, token-settings",
        "n-none,     settings, set, ",
        "n-unknown,  settings, set, token-settings",
        "n-own,      settings, ,    token-own",
        "n-settings, settings, ,    ",
        "n-unknown,  settings, ,    ",
        "n-none,     ,         set, token-settings"
    })
    void ofANumber(String number, String accountOfSettings, String token, String expected) {
        GraphAccounts accounts = accounts(accountOfSettings, token);
        assertThat(accounts.ofNumber(number).map(GraphAccess::token)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "own,      settings, set, token-own",
        "settings, settings, set, token-settings",
        "none,     settings, set, ",
        "unknown,  settings, set, ",
        "unknown,  ,         set, token-settings"
    })
    void ofAnAccount(String account, String accountOfSettings, String token, String expected) {
        GraphAccounts accounts = accounts(accountOfSettings, token);
        assertThat(accounts.ofAccount(account).map(GraphAccess::token)).isEqualTo(Optional.ofNullable(expected));
    }

    private static GraphAccounts accounts(String accountOfSettings, String token) {
        Map<String, String> properties = new HashMap<>();
        properties.put(WhatsAppSettings.ACCOUNT_ID, accountOfSettings);
        properties.put(WhatsAppSettings.ACCESS_TOKEN, token == null ? null : "token-settings");
        return new GraphAccounts(new WhatsAppSettings(properties::get), () -> ACCOUNTS, () -> {});
    }
}
