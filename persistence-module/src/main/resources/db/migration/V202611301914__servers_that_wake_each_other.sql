-- Where the servers of one Bandeja find each other (JGroups, JDBC_PING: its names, its columns). A row a server that runs.
CREATE TABLE JGROUPSPING (
    own_addr VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cluster_name VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ping_data VARBINARY(5000) DEFAULT NULL,
    PRIMARY KEY (own_addr, cluster_name)
);
