package dev.crossover.cloud;

import java.net.URI;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.crossover.cloud.engine.Database;
import dev.crossover.cloud.signature.Credentials;
import dev.crossover.cloud.time.TimeRule;

/**
 * What other processes need to know of a running cloud: {@code cloud.json}.
 *
 * @param cloudUrl the address of every service
 * @param region the only region
 * @param outputs the outputs of the provisioned stacks
 * @param credentials the ones that presigned addresses are signed with
 * @param database the database that stands for Aurora
 * @param time how its time is told, for clients that read its metrics
 * @param pid this process
 */
record CloudDescription(@JsonProperty("cloud_url") URI cloudUrl, String region, Map<String, String> outputs,
		Credentials credentials, Database database, TimeRule time, long pid) {
}
