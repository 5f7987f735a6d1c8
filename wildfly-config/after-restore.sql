-- What must not go on as if nothing had happened between a back-up and now; run by wildfly-config/restore. Why: docs/decisions/346.
-- The schema may be an older one, without the newest tables.
DELIMITER //
BEGIN NOT ATOMIC
    DECLARE tables TEXT DEFAULT (SELECT CONCAT(' ', GROUP_CONCAT(table_name SEPARATOR ' '), ' ') FROM information_schema.tables WHERE table_schema = DATABASE());
    DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
    START TRANSACTION;

    -- What waited has left since, or has not: nothing is sent blindly. Statuses that still come settle it; else agents decide.
    UPDATE outbox
    SET state = 'IN_DOUBT', awaits_file = FALSE, claimed_by = NULL, claimed_at = UTC_TIMESTAMP(3), next_at = UTC_TIMESTAMP(3) + INTERVAL 30 SECOND
    WHERE state IN ('QUEUED', 'SENDING');

    -- Texts that Bandeja says by itself: what was about to be said has been said.
    IF INSTR(tables, ' auto_text_call ') THEN DELETE FROM auto_text_call; END IF;

    -- Notifications of what is long past.
    IF INSTR(tables, ' push_task ') THEN DELETE FROM push_task; END IF;

    -- Logins and links that have ended since must not live again.
    DELETE FROM access_token WHERE kind = 'SESSION';
    DELETE FROM invitation WHERE used_at IS NULL;

    -- The nodes of that moment run no more; each writes itself down again.
    IF INSTR(tables, ' JGROUPSPING ') THEN DELETE FROM JGROUPSPING; END IF;

    -- Screens that are still open have seen events whose numbers would be given again. All move behind every number that can have been
    -- given: whoever asks for what came after an older one is told to load again.
    UPDATE inbox_event SET id = id + 1000000000 ORDER BY id DESC;
    IF INSTR(tables, ' notified_event ') THEN UPDATE notified_event SET event_id = event_id + 1000000000 ORDER BY event_id DESC; END IF;
    COMMIT;
END //
DELIMITER ;

-- MariaDB counts on from the highest one that is there.
ALTER TABLE inbox_event AUTO_INCREMENT = 1;
