-- Prints the grants with which the application does its work on every table, but changes no record of the audit.
-- After "migrate", again after each upgrade, as an account that may grant:
--   mariadb -N bandeja < wildfly-config/grants.sql | mariadb
SELECT CONCAT(
    'GRANT SELECT, INSERT, ', IF(table_name = 'audit_record', '', 'UPDATE, '), 'DELETE',
    ' ON `', table_schema, '`.`', table_name, '` TO ''bandeja''@''127.0.0.1'';')
FROM information_schema.tables
WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
ORDER BY table_name;
