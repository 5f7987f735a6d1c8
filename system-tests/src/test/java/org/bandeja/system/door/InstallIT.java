package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.soak.machine.Shell;
import org.bandeja.soak.machine.StockServer;
import org.bandeja.system.installation.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What IT does with a WildFly of its own, as far as no database and no start is needed; {@code ./soak --only install} does all of it. */
class InstallIT {
    private static final Pattern SETTING = Pattern.compile("`(bandeja\\.[a-z.-]*[a-z]|jboss\\.[a-z.]*[a-z])`");
    private static final Pattern ENCRYPTED =
            Pattern.compile("bandeja\\.whatsapp\\.access-token\" value=\"\\$\\{ENC::[^\"]*");
    private static final String SECRET = "a token: #1 <&> = 'no'";

    @TempDir
    Path directory;

    private Shell shell;
    private StockServer wildfly;

    @BeforeEach
    void begin() {
        shell = new Shell(Installation.root()).set("JAVA_HOME", System.getProperty("java.home"));
    }

    @Test
    void everyScriptIsDoneOnceAndIsUndone() throws IOException {
        wildfly = StockServer.unpack(Installation.root(), directory.resolve("wildfly"));
        shell.run("cp -r wildfly-config/target/server-modules/modules/. " + wildfly.home() + "/modules/")
                .require();
        List<String> asItCame = wildfly.says();
        Path secrets = directory.resolve("secrets");
        Files.writeString(
                secrets,
                "bandeja.whatsapp.access-token=" + SECRET
                        + "\nbandeja.tls.password=one\nbandeja.cluster.password=secret\n");
        String scripts = String.join(" ", scripts());

        Shell.Said first = configure("--secrets " + secrets + " " + scripts).require();
        assertThat(first.text().lines()).hasSameSizeAs(scripts()).allMatch(line -> line.endsWith(" changed"));
        String encrypted = encrypted();
        assertThat(Files.readString(wildfly.configuration())).doesNotContain(SECRET.substring(0, 10));
        assertThat(Files.getPosixFilePermissions(wildfly.configuration().resolveSibling("bandeja.store")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

        Files.writeString(
                secrets,
                "bandeja.whatsapp.access-token=" + SECRET
                        + "\nbandeja.tls.password=another\nbandeja.cluster.password=secret\n");
        Shell.Said second = configure("--secrets " + secrets + " " + scripts).require();
        assertThat(second.text().lines())
                .filteredOn(line -> !line.endsWith(" right"))
                .containsExactly("secrets changed");
        assertThat(encrypted()).as("what stays the same is left as it is").isEqualTo(encrypted);

        Files.writeString(
                wildfly.configuration(),
                Files.readString(wildfly.configuration())
                        .replace("DENY", "SAMEORIGIN")
                        .replace("TRANSACTION_READ_COMMITTED", "TRANSACTION_NONE"));
        Shell.Said third = configure("--secrets " + secrets + " " + scripts).require();
        assertThat(third.text().lines())
                .as("what somebody has changed by hand")
                .filteredOn(line -> !line.endsWith(" right"))
                .containsExactly("datasource changed", "headers changed");
        assertThat(Files.readString(wildfly.configuration()))
                .contains("DENY", "TRANSACTION_READ_COMMITTED")
                .doesNotContain("SAMEORIGIN", "TRANSACTION_NONE");

        configure(undo()).require();
        assertThat(wildfly.says()).isEqualTo(asItCame);
    }

    private String encrypted() throws IOException {
        Matcher found = ENCRYPTED.matcher(Files.readString(wildfly.configuration()));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private Shell.Said configure(String words) {
        return shell.run("wildfly-config/configure " + wildfly.home() + " " + words);
    }

    /** In an order in which what is built upon comes first. */
    private static List<String> scripts() {
        return List.of(
                "datasource",
                "login",
                "logging",
                "logging-json",
                "headers",
                "doors",
                "management",
                "secrets",
                "health",
                "metrics",
                "proxy",
                "tls",
                "mail",
                "mail-login",
                "cluster");
    }

    /** As {@code install --undo} takes them, whatever was chosen. */
    private String undo() {
        return shell.run(". wildfly-config/lib.sh && undos").require().text().replace('\n', ' ');
    }

    @Test
    void noScriptIsForgottenAndEachHasItsUndo() throws IOException {
        Set<String> all = names(Installation.root().resolve("wildfly-config/cli"));
        all.remove("check-undertow");
        // Instead of "tls": ./run starts with it.
        Set<String> tried = new TreeSet<>(scripts());
        tried.add("plain-http");
        assertThat(all).isEqualTo(tried);
        assertThat(names(Installation.root().resolve("wildfly-config/cli/undo")))
                .isEqualTo(all);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cli"))
                    .map(name -> name.replace(".cli", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void theExampleHasEverySettingOfTheHandbook() throws IOException {
        Set<String> known =
                Files.readAllLines(Installation.root().resolve("wildfly-config/install.properties.example")).stream()
                        .filter(line -> line.matches("#?[a-z]+\\.[a-z.-]+=.*"))
                        .map(line -> line.replaceAll("^#|=.*", ""))
                        .collect(Collectors.toSet());
        Set<String> told = SETTING.matcher(Files.readString(Installation.root().resolve("docs/operations/INSTALL.md")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("bandeja.store"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).hasSizeGreaterThan(30).allMatch(known::contains);
    }

    @Test
    void whatIsMissingIsSaidAllAtOnceAndNothingIsDone() throws IOException {
        Path file = directory.resolve("install.properties");
        Files.writeString(file, """
                install.wildfly=%s/nowhere
                install.user=nobody-here
                install.directory=%s/etc
                bandeja.publik-url=https://inbox.example.com
                bandeja.db.password=it's "quoted"
                bandeja.whatsapp.app-secrets=…
                """.formatted(directory, directory));
        Shell.Said said = shell.run("chmod 644 " + file + "; wildfly-config/install " + file);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text())
                .contains("There is no WildFly in " + directory + "/nowhere")
                .contains("There is no account nobody-here")
                .contains("Nothing is called bandeja.publik-url")
                .contains("bandeja.db.password: a value cannot have quotation marks")
                .contains("bandeja.whatsapp.app-secrets still has the …")
                .contains("Others may read the passwords")
                .contains("bandeja.db.url is missing")
                .contains("Nothing was changed");
        assertThat(directory.resolve("etc")).doesNotExist();
    }

    @Test
    void theAccountsAreForTlsWhereTheAddressWantsIt() throws IOException {
        Path file = directory.resolve("install.properties");
        Files.writeString(file, """
                bandeja.db.url=jdbc:mariadb://db.example.com:3306/inbox?sslMode=verify-full
                bandeja.db.user=works
                bandeja.db.password=a
                install.schema-user=builds
                install.schema-password=b
                install.database-client=10.0.0.7
                """);
        assertThat(shell.run("wildfly-config/accounts " + file).require().text())
                .contains("ALTER USER 'works'@'10.0.0.7' IDENTIFIED BY 'a' REQUIRE SSL;")
                .contains("GRANT ALL ON `inbox`.* TO 'builds'@'10.0.0.7';")
                .contains("GRANT SELECT, INSERT, UPDATE, DELETE ON `inbox`.* TO 'works'@'10.0.0.7';");
    }
}
