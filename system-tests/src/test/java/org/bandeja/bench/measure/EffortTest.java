package org.bandeja.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EffortTest {
    @Test
    void rowsOfTablesCountAsOftenAsTheyWereLookedUpAndDerivedOnesDoNot() {
        Effort effort = Effort.of("""
                {"query_block": {"r_total_time_ms": 12.5, "nested_loop": [
                  {"table": {"table_name": "<derived2>", "r_loops": 1, "r_rows": 50, "materialized": {"query_block": {
                    "nested_loop": [{"table": {"table_name": "c", "r_loops": 1, "r_rows": 51}}]}}}},
                  {"table": {"table_name": "k", "r_loops": 51, "r_rows": 2}}]}}""");
        assertThat(effort.read()).isEqualTo(51 + 102);
        assertThat(effort.sorted()).isZero();
        assertThat(effort.millis()).isEqualTo(12.5);
    }

    @Test
    void whatStandsBelowASortingWasSorted() {
        Effort effort = Effort.of("""
                {"query_block": {"r_total_time_ms": 1, "filesort": {"temporary_table": {"nested_loop": [
                  {"table": {"table_name": "l", "r_loops": 1, "r_rows": 1912}},
                  {"table": {"table_name": "c", "r_loops": 1912, "r_rows": 1}}]}}}}""");
        assertThat(effort.read()).isEqualTo(3_824);
        assertThat(effort.sorted()).isEqualTo(3_824);
    }

    @Test
    void aTableThatWasNeverReachedCostNothing() {
        assertThat(Effort.of("""
                                {"query_block": {"nested_loop": [
                                  {"table": {"table_name": "c", "r_loops": 0, "rows": 100, "r_rows": null}}]}}""").read()).isZero();
    }

    @Test
    void aChangeReadsTheRowsThatItLooksAt() {
        Effort effort = Effort.of("""
                {"query_block": {"select_id": 1, "r_total_time_ms": 0.1, "table": {"update": 1, "table_name": "conversation",
                  "access_type": "range", "rows": 1, "r_rows": 1, "r_filtered": 100}}}""");
        assertThat(effort.read()).isEqualTo(1);
        assertThat(effort.isAtMost(1)).isTrue();
        assertThat(effort.isAtMost(0)).isFalse();
    }

    @Test
    void aChangeThatPutsRowsInOrderFirstSortsWhatItReads() {
        Effort effort = Effort.of("""
                {"query_block": {"select_id": 1, "filesort": {"sort_key": "outbox.seq", "r_loops": 1, "table": {"update": 1,
                  "table_name": "outbox", "access_type": "ref", "rows": 30, "r_rows": 30}}}}""");
        assertThat(effort.sorted()).isEqualTo(30);
        assertThat(effort.isAtMost(30)).isTrue();
        assertThat(effort.isAtMost(29)).isFalse();
    }

    @Test
    void aChangeThatCanFindNothingReadsNothing() {
        assertThat(Effort.of("""
                        {"query_block": {"select_id": 1, "table": {"message": "Impossible WHERE"}}}""").isAtMost(0)).isTrue();
    }
}
