-- Prints the grants with which the application does its work on every table, but changes no record of the audit.
-- After "migrate", again after each upgrade, as an account that may grant:
--   mariadb -N bandeja < wildfly-config/grants.sql | mariadb
-- Where the application has another name or comes from another machine, change it here first:
SET @application = '''bandeja''@''127.0.0.1''';

SELECT CONCAT(
    'GRANT SELECT, INSERT, ', IF(table_name = 'audit_record', '', 'UPDATE, '), 'DELETE',
    ' ON `', table_schema, '`.`', table_name, '` TO ', @application, ';')
FROM information_schema.tables
WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
ORDER BY table_name;
