package org.bandeja.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.database.DatabaseAddress;
import org.bandeja.launcher.database.DatabasePrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final Path HERE = Path.of("/here");
    private static final Path USUAL = Path.of("/checkout/var");

    @Test
    void nothingGivenMeansTheUsual() {
        Options options = read();
        assertThat(options.command()).isEqualTo(Command.RUN);
        assertThat(options.ports()).isEqualTo(new Ports(8080, 9990, 8090, 3307));
        assertThat(options.data()).isEqualTo(USUAL);
        assertThat(options.heap()).isEqualTo("1g");
        assertThat(options.demo()).isTrue();
        assertThat(options.reset()).isFalse();
        assertThat(options.simulated()).isTrue();
        assertThat(options.database()).isEmpty();
    }

    @Test
    void valuesFollowTheirOptionOrAnEqualsSign() {
        Options options = read("--port", "1", "--db-port=65535", "--data=../x", "--reset", "--heap", "768m");
        assertThat(options.ports().application()).isEqualTo(1);
        assertThat(options.ports().database()).isEqualTo(65_535);
        assertThat(options.data()).isEqualTo(Path.of("/x"));
        assertThat(options.reset()).isTrue();
        assertThat(options.heap()).isEqualTo("768m");
    }

    @Test
    void anotherNodeHasNeitherDemoNorSimulatorOfItsOwn() {
        Options options = read("--join", "../var", "--cluster-port", "7601");
        assertThat(options.join()).contains(Path.of("/var"));
        assertThat(options.clusterPort()).contains(7_601);
        assertThat(options.demo()).isFalse();
        assertThat(options.simulated()).isFalse();
    }

    @Test
    void whoIsAloneIsJoinedByNobody() {
        assertThat(read().join()).isEmpty();
        assertThat(read().clusterPort()).isEmpty();
        refuses("--cluster-port must be a port", "--cluster-port=70000");
    }

    @Test
    void helpWinsOverEverything() {
        assertThat(read("--nonsense", "--help").command()).isEqualTo(Command.HELP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "x", "080808", "8080 "})
    void aPortIsAPort(String port) {
        refuses("--port must be a port", "--port=" + port);
    }

    @Test
    void portsMustDiffer() {
        refuses("are the same", "--port", "9990");
        refuses("are the same", "--db-port", "8090");
    }

    @ParameterizedTest
    @CsvSource({
        "--nix, Unknown option --nix",
        "nix, Unknown command nix",
        "--port, --port needs a value",
        "--data=, --data needs a value",
        "--reset=yes, --reset takes no value",
        "--heap=much, --heap is a number",
        "--graph-url=ftp://x, --graph-url must begin with http",
        "--graph-url=http://, --graph-url is no address",
        "--db-url=jdbc:h2:mem, --db-url must begin with jdbc:mariadb:",
        "--db-url=jdbc:mariadb://x/y, --db-url needs --db-user",
        "--db-user=me, belong to --db-url",
        "--properties=x, Unknown option --properties"
    })
    void refusesWithAWordWhy(String argument, String why) {
        refuses(why, argument);
    }

    @Test
    void refusesAnOptionGivenTwice() {
        refuses("--port is given twice", "--port", "1", "--port", "2");
    }

    @Test
    void aValueIsNeverAnOption() {
        refuses("--data needs a value", "--data", "--reset");
    }

    @Test
    void anOwnDatabaseHasItsPortInTheUrl() {
        Options options = read("--db-url", "jdbc:mariadb://db/bandeja", "--db-user", "me", "--db-password", "secret");
        assertThat(options.database()).contains(new DatabaseAddress("jdbc:mariadb://db/bandeja", "me", "secret"));
        refuses("--db-port is for", "--db-url=jdbc:mariadb://db/bandeja", "--db-user=me", "--db-port=1");
    }

    @Test
    void secretsComeFromTheEnvironmentToo() {
        Map<String, String> environment = Map.of("BANDEJA_DB_PASSWORD", "p", "BANDEJA_APP_SECRET", "s");
        Options options = new CommandLine(HERE, USUAL, environment)
                .read(List.of("--db-url=jdbc:mariadb://db/bandeja", "--db-user=me"));
        assertThat(options.database().orElseThrow().password()).isEqualTo("p");
        assertThat(options.appSecret()).contains("s");
    }

    @Test
    void theMachinesOwnMariaDbIsNamedInOneOfTwoWays() {
        assertThat(read().databasePrograms()).isEmpty();
        assertThat(read("--db-programs", "/usr").databasePrograms()).contains(Path.of("/usr"));
        assertThat(new CommandLine(HERE, USUAL, Map.of("BANDEJA_DB_PROGRAMS", "/opt/mariadb"))
                        .read(List.of())
                        .databasePrograms())
                .contains(Path.of("/opt/mariadb"));
    }

    @Test
    void whereThereIsNoMariaDbItIsSaid(@TempDir Path directory) {
        assertThatThrownBy(() -> DatabasePrograms.ofTheMachine(directory))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("There is no mariadbd in " + directory);
    }

    @Test
    void anEmptyInstallationWithItsOwnGraphHasNoSimulator() {
        assertThat(read("--no-demo", "--graph-url", "https://graph.facebook.com/")
                        .simulated())
                .isFalse();
        assertThat(read("--no-demo").simulated()).isTrue();
        assertThat(read("--graph-url", "http://127.0.0.1:1").simulated()).isTrue();
    }

    @Test
    void maintenanceNeedsADatabase() {
        refuses("Which database?", "migrate");
        refuses("Which database?", "check-database");
        refuses("Unknown option --port", "migrate", "--port", "1");
    }

    @Test
    void maintenanceReadsTheServersProperties(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("bandeja.properties"),
                "bandeja.db.url=jdbc:mariadb://db/bandeja\nbandeja.db.user=me\nbandeja.db.password=p\n"
                        + "bandeja.public-url=https://inbox.example/\n");
        Options options = read("first-administrator", "--properties", file.toString());
        assertThat(options.command()).isEqualTo(Command.FIRST_ADMINISTRATOR);
        assertThat(options.database()).contains(new DatabaseAddress("jdbc:mariadb://db/bandeja", "me", "p"));
        assertThat(options.publicUrl().orElseThrow()).hasToString("https://inbox.example");
        assertThat(options.schema()).isEmpty();
    }

    @Test
    void theFileOfInstallKnowsBothAccounts(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("install.properties"),
                "bandeja.db.url=jdbc:mariadb://db/bandeja\nbandeja.db.user=works\nbandeja.db.password=p\n"
                        + "install.schema-user=builds\ninstall.schema-password=q\n");
        Options options = read("check-database", "--properties", file.toString());
        assertThat(options.command()).isEqualTo(Command.CHECK_DATABASE);
        assertThat(options.database()).contains(new DatabaseAddress("jdbc:mariadb://db/bandeja", "works", "p"));
        assertThat(options.schema()).contains(new DatabaseAddress("jdbc:mariadb://db/bandeja", "builds", "q"));
    }

    @Test
    void theFileOfInstallSaysWhetherTheAuditIsProtected(@TempDir Path directory) throws IOException {
        assertThat(isAuditProtected(directory, "")).isFalse();
        assertThat(isAuditProtected(directory, "install.protected-audit=no\n")).isFalse();
        assertThat(isAuditProtected(directory, "install.protected-audit=\n")).isFalse();
        assertThat(isAuditProtected(directory, "#install.protected-audit=yes\n"))
                .isFalse();
        assertThat(isAuditProtected(directory, "install.protected-audit=yes\n")).isTrue();
        assertThat(isAuditProtected(directory, "install.protected-audit = yes \n"))
                .isTrue();
    }

    private static boolean isAuditProtected(Path directory, String line) throws IOException {
        Path file = Files.writeString(
                directory.resolve("install.properties"),
                "bandeja.db.url=jdbc:mariadb://db/bandeja\nbandeja.db.user=works\n" + line);
        return read("check-database", "--properties", file.toString()).protectedAudit();
    }

    @Test
    void saysWhichFileCannotBeRead() {
        refuses("Cannot read /here/nowhere", "migrate", "--properties", "nowhere");
    }

    private static Options read(String... arguments) {
        return new CommandLine(HERE, USUAL, Map.of()).read(List.of(arguments));
    }

    private static void refuses(String why, String... arguments) {
        assertThatThrownBy(() -> read(arguments))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(Failure.WRONG_USAGE))
                .hasMessageContaining(why);
    }
}
