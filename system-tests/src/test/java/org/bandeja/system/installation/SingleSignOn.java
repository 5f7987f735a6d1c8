package org.bandeja.system.installation;

import java.util.List;

/** How every Bandeja under test is connected to a provider, which most tests never start: that costs nothing. */
public final class SingleSignOn {
    public static final String CLIENT_SECRET = "a-secret-of-the-tests";
    public static final String GUILD_A = "Guild A";
    public static final String GUILD_B = "Guild B";

    private static final String GROUPS = "guild-a -> AGENT of Guild A; guild-a-leads -> ADMIN of Guild A;"
            + " guild-b -> AGENT of Guild B; guild-nowhere -> ADMIN of Guild Nowhere; chiefs -> administrator";

    private SingleSignOn() {}

    static List<String> properties(int port) {
        return List.of(
                "-Dbandeja.sso.issuer=http://127.0.0.1:" + port,
                "-Dbandeja.sso.client-id=bandeja",
                "-Dbandeja.sso.client-secret=" + CLIENT_SECRET,
                "-Dbandeja.sso.create-people=true",
                "-Dbandeja.sso.link-by-login=true",
                "-Dbandeja.sso.groups=" + GROUPS);
    }
}
