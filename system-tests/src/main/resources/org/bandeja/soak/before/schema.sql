/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19-11.4.5-MariaDB, for linux-systemd (x86_64)
--
-- Host: 127.0.0.1    Database: bandeja
-- ------------------------------------------------------
-- Server version	11.4.5-MariaDB

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY, NOTE_VERBOSITY=0 */;

--
-- Table structure for table `flyway_schema_history`
--

DROP TABLE IF EXISTS `flyway_schema_history`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `flyway_schema_history` (
  `installed_rank` int(11) NOT NULL,
  `version` varchar(50) DEFAULT NULL,
  `description` varchar(200) NOT NULL,
  `type` varchar(20) NOT NULL,
  `script` varchar(1000) NOT NULL,
  `checksum` int(11) DEFAULT NULL,
  `installed_by` varchar(100) NOT NULL,
  `installed_on` timestamp NOT NULL DEFAULT current_timestamp(),
  `execution_time` int(11) NOT NULL,
  `success` tinyint(1) NOT NULL,
  PRIMARY KEY (`installed_rank`),
  KEY `flyway_schema_history_s_idx` (`success`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `flyway_schema_history`
--

LOCK TABLES `flyway_schema_history` WRITE;
/*!40000 ALTER TABLE `flyway_schema_history` DISABLE KEYS */;
INSERT INTO `flyway_schema_history` VALUES
(1,'202611220001','ground floor','SQL','V202611220001__ground_floor.sql',-1181936324,'bandeja_schema','2026-11-30 18:23:20',1945,1),
(2,'202611230101','conversation actions','SQL','V202611230101__conversation_actions.sql',-1245174721,'bandeja_schema','2026-11-30 18:23:20',108,1),
(3,'202611230201','views and search','SQL','V202611230201__views_and_search.sql',-97638402,'bandeja_schema','2026-11-30 18:23:22',2029,1),
(4,'202611230301','people','SQL','V202611230301__people.sql',-601688596,'bandeja_schema','2026-11-30 18:23:23',206,1),
(5,'202611230401','login','SQL','V202611230401__login.sql',-576377376,'bandeja_schema','2026-11-30 18:23:23',293,1),
(6,'202611230501','single sign on','SQL','V202611230501__single_sign_on.sql',-1241470039,'bandeja_schema','2026-11-30 18:23:23',238,1),
(7,'202611240101','all kinds of messages','SQL','V202611240101__all_kinds_of_messages.sql',-903850574,'bandeja_schema','2026-11-30 18:23:24',305,1),
(8,'202611240201','what customers send','SQL','V202611240201__what_customers_send.sql',-864312222,'bandeja_schema','2026-11-30 18:23:24',546,1),
(9,'202611280101','accounts','SQL','V202611280101__accounts.sql',2098263521,'bandeja_schema','2026-11-30 18:23:25',181,1),
(10,'202611280201','files','SQL','V202611280201__files.sql',-583319709,'bandeja_schema','2026-11-30 18:23:25',359,1),
(11,'202611280301','files out','SQL','V202611280301__files_out.sql',1753689313,'bandeja_schema','2026-11-30 18:23:25',275,1),
(12,'202611280401','templates','SQL','V202611280401__templates.sql',186542969,'bandeja_schema','2026-11-30 18:23:26',165,1),
(13,'202611280402','files of cards','SQL','V202611280402__files_of_cards.sql',-1036315227,'bandeja_schema','2026-11-30 18:23:26',36,1),
(14,'202611280501','template drafts','SQL','V202611280501__template_drafts.sql',-594954481,'bandeja_schema','2026-11-30 18:23:26',142,1),
(15,'202611280601','read receipts','SQL','V202611280601__read_receipts.sql',818914679,'bandeja_schema','2026-11-30 18:23:26',158,1),
(16,'202611280701','attempts and trials','SQL','V202611280701__attempts_and_trials.sql',-1970142928,'bandeja_schema','2026-11-30 18:23:27',434,1),
(17,'202611281101','routes','SQL','V202611281101__routes.sql',-1196588790,'bandeja_schema','2026-11-30 18:23:27',432,1),
(18,'202611281201','labels replies mentions','SQL','V202611281201__labels_replies_mentions.sql',-1438133164,'bandeja_schema','2026-11-30 18:23:28',817,1),
(19,'202611281301','contacts','SQL','V202611281301__contacts.sql',154603483,'bandeja_schema','2026-11-30 18:23:29',388,1),
(20,'202611281401','opening hours','SQL','V202611281401__opening_hours.sql',1054223775,'bandeja_schema','2026-11-30 18:23:30',703,1),
(21,'202611281402','presence','SQL','V202611281402__presence.sql',-808170975,'bandeja_schema','2026-11-30 18:23:30',48,1),
(22,'202611281403','call groups','SQL','V202611281403__call_groups.sql',-650447860,'bandeja_schema','2026-11-30 18:23:30',289,1),
(23,'202611281501','attendants','SQL','V202611281501__attendants.sql',1601796326,'bandeja_schema','2026-11-30 18:23:30',549,1),
(24,'202611281502','auto texts','SQL','V202611281502__auto_texts.sql',-650586193,'bandeja_schema','2026-11-30 18:23:31',245,1),
(25,'202611281601','console','SQL','V202611281601__console.sql',-1705098787,'bandeja_schema','2026-11-30 18:23:32',897,1),
(26,'202611281701','the line before a group','SQL','V202611281701__the_line_before_a_group.sql',-152243026,'bandeja_schema','2026-11-30 18:23:32',94,1),
(27,'202611281710','attendants and texts','SQL','V202611281710__attendants_and_texts.sql',-827600047,'bandeja_schema','2026-11-30 18:23:32',188,1),
(28,'202611281720','erasing comes back','SQL','V202611281720__erasing_comes_back.sql',-1587648332,'bandeja_schema','2026-11-30 18:23:33',233,1),
(29,'202611281730','undone as it was','SQL','V202611281730__undone_as_it_was.sql',524287638,'bandeja_schema','2026-11-30 18:23:33',107,1),
(30,'202611281740','line locks','SQL','V202611281740__line_locks.sql',-1122247951,'bandeja_schema','2026-11-30 18:23:33',94,1),
(31,'202611290130','asked is not listed','SQL','V202611290130__asked_is_not_listed.sql',-2011888878,'bandeja_schema','2026-11-30 18:23:33',111,1);
/*!40000 ALTER TABLE `flyway_schema_history` ENABLE KEYS */;
UNLOCK TABLES;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*M!100616 SET NOTE_VERBOSITY=@OLD_NOTE_VERBOSITY */;

-- Dump completed on 2026-11-30 18:24:35
