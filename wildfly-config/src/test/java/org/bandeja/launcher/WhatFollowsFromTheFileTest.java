package org.bandeja.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code lib.sh} makes of the one properties file, for all scripts that IT runs. */
class WhatFollowsFromTheFileTest {
    private static final String THREE = "jdbc:mariadb:sequential://db1.example.com:3306,db2.example.com:3307,"
            + "db3.example.com/bandeja?sslMode=verify-full";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "jdbc:mariadb://127.0.0.1:3306/bandeja, 127.0.0.1, 3306",
        "jdbc:mariadb://localhost/bandeja?connectTimeout=1, localhost, 3306",
        "jdbc:mariadb://[::1]:3307/bandeja, ::1, 3307",
        "jdbc:mariadb://db.example.com:3307/bandeja?sslMode=verify-full, db.example.com, 3307",
        "'jdbc:mariadb://db1:3307,db2:3308/bandeja?sslMode=verify-full', db1, 3307"
    })
    void theDatabaseIsReachedWhereItsAddressSays(String url, String host, String port) throws Exception {
        assertThat(client(url, "")).contains("host=\"" + host + "\"", "port=" + port);
    }

    @Test
    void ofSeveralDatabasesTheFirstIsWorkedWith() throws Exception {
        assertThat(client(THREE, "")).contains("host=\"db1.example.com\"", "port=3306", "ssl-verify-server-cert");
    }

    @Test
    void anotherOfThemIsNamedByItsHost() throws Exception {
        assertThat(client(THREE, "db2.example.com")).contains("host=\"db2.example.com\"", "port=3307");
        assertThat(client(THREE, "db3.example.com")).contains("host=\"db3.example.com\"", "port=3306");
    }

    @Test
    void ofSeveralAtOneHostItIsTheFirst() throws Exception {
        String two = "jdbc:mariadb:sequential://127.0.0.1:3306,127.0.0.1:3307/bandeja";
        assertThat(client(two, "127.0.0.1")).contains("port=3306").doesNotContain("port=3307");
    }

    @Test
    void oneThatIsNotAmongThemIsRefused() throws Exception {
        assertThat(client(THREE, "db4.example.com"))
                .contains("db4.example.com is none of the databases in bandeja.db.url")
                .doesNotContain("host=");
    }

    @Test
    void eachIsLookedAtByItself() throws Exception {
        String mixed = "jdbc:mariadb:sequential://127.0.0.1:3306,db2:3306/bandeja";
        assertThat(client(mixed, "")).contains("skip-ssl").doesNotContain("without TLS");
        assertThat(client(mixed, "db2")).contains("The database at db2 is reached without TLS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mariadb:///bandeja",
                "jdbc:mariadb://db1,,db2/bandeja",
                "jdbc:mariadb://db1,/bandeja",
                "jdbc:mariadb://db1:port/bandeja",
                "jdbc:mariadb://db1:3306",
                "jdbc:mariadb://db1:3306/",
                "jdbc:mariadb://db 1/bandeja",
                "jdbc:mysql://db1/bandeja"
            })
    void whatIsNoAddressIsRefused(String url) throws Exception {
        assertThat(client(url, "")).contains("bandeja.db.url is not").doesNotContain("host=");
    }

    /** What the clients of MariaDB are told, and what is wrong. */
    private String client(String url, String host) throws IOException, InterruptedException {
        return bash(
                "given=([bandeja.db.url]=$2 [install.schema-user]=builds [install.schema-password]=secret);"
                        + " database_client \"$1\" \"$3\"; cat \"$1/client.cnf\" 2>/dev/null || true;"
                        + " printf '%s\\n' \"${problems[@]}\"",
                directory.toString(), url, host);
    }

    @ParameterizedTest
    @CsvSource({
        "proxy, , http://127.0.0.1:8080",
        "proxy, 0.0.0.0, http://127.0.0.1:8080",
        "proxy, ::, http://127.0.0.1:8080",
        "proxy, 127.0.0.2, http://127.0.0.2:8080",
        "proxy, 10.0.0.11, http://10.0.0.11:8080",
        "proxy, fd00::11, http://[fd00::11]:8080",
        "tls, , http://127.0.0.1:8080",
        "tls, 10.0.0.11, http://127.0.0.1:8080"
    })
    void theServerIsAskedWhereItListens(String front, String address, String asked) throws Exception {
        String given = address == null ? "" : address;
        assertThat(bash("given=([jboss.bind.address]=$2); front=$1 http=8080; near", front, given))
                .isEqualTo(asked);
    }

    @Test
    void aNodesNameStandsInItsRow() throws Exception {
        String before = "\u0001\u0000\u0000\u0001\u0000\u0007 no name";
        String row = HexFormat.of()
                .withUpperCase()
                .formatHex((before + "\u0001\u0000\u0009bandeja-2\u0004\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(bash("node_name $1", row)).isEqualTo("bandeja-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "0100", "010008", "01000862616E", "010000", "01000320202000"})
    void aRowWithoutANameHasNone(String row) throws Exception {
        assertThat(bash("node_name \"$1\"", row)).isEmpty();
    }

    @Test
    void whatIsTakenOutIsAllThatCouldHaveBeenPutIn() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("cli/undo"))) {
            List<String> all = files.map(
                            file -> "undo/" + file.getFileName().toString().replace(".cli", ""))
                    .toList();
            assertThat(bash("undos").lines()).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void unitsOfBackUpsLackNothing() throws Exception {
        String there = "unit=/etc/systemd/system/bandeja.service backups=/var/backups/bandeja file=/etc/bandeja/file;";
        assertThat(bash(there + " backup_unit timer")).isEqualTo("/etc/systemd/system/bandeja-backup.timer");
        assertThat(bash(there + " backup_service service"))
                .contains("/backup /etc/bandeja/file\n", "ReadWritePaths=/var/backups/bandeja\n")
                .doesNotContainPattern("@[A-Z]+@");
    }

    private static String bash(String commands, String... words) throws IOException, InterruptedException {
        List<String> line = Stream.concat(
                        Stream.of("bash", "-c", "set -euo pipefail; . ./lib.sh; " + commands, "bash"), Stream.of(words))
                .toList();
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
