-- Who waits in a group, the longest first, without reading and sorting all that wait there.
ALTER TABLE call_group_wait
    ADD KEY call_group_wait_line (group_id, entered_at, conversation_id, next_at);
