package dev.crossover.cloud.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.aws.AwsResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes answers and errors in the protocol of their request. */
public final class Answers {

	private Answers() {
	}

	/**
	 * An answer with a JSON body.
	 * @param status the HTTP status
	 * @param output the body's members
	 * @return the answer
	 */
	public static AwsResponse json(int status, Map<String, ?> output) {
		return new AwsResponse(status, Map.of("Content-Type", "application/json"),
				Trees.JSON.writeValueAsBytes(output));
	}

	/**
	 * An error, written as the request's protocol wants it.
	 * @param request the request that failed
	 * @param error what to say
	 * @return the answer
	 */
	public static AwsResponse error(AwsRequest request, AwsError error) {
		return error(request, error, Map.of());
	}

	static AwsResponse error(AwsRequest request, AwsError error, Map<String, String> queryCodes) {
		String queryCode = queryCodes.getOrDefault(error.code(), error.code());
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		members.put("__type", error.code());
		members.put("message", error.getMessage());
		AwsResponse answer = switch (WireFormat.of(request)) {
			case WireFormat.Cbor cbor -> cbor(error.status(), members);
			case WireFormat.Query form -> xml(error.status(), QueryXml.error(error, queryCode));
			case WireFormat.Json json -> failed(error, json.contentType(), members);
			case WireFormat.Rest rest -> failed(error, "application/json", members);
		};
		return queryCodes.isEmpty() ? answer
				: with(answer, "x-amzn-query-error", queryCode + ";" + QueryXml.fault(error));
	}

	private static AwsResponse with(AwsResponse answer, String header, String value) {
		Map<String, String> headers = new LinkedHashMap<>(answer.headers());
		headers.put(header, value);
		return new AwsResponse(answer.status(), headers, answer.body());
	}

	/**
	 * The members of a tree but those named, for answers that repeat their definition.
	 * @param tree the definition
	 * @param without the members to leave out
	 * @return the members that stay
	 */
	public static Map<String, Object> members(JsonNode tree, Set<String> without) {
		Map<String, Object> members = new LinkedHashMap<>();
		tree.properties().forEach((member) -> members.put(member.getKey(), member.getValue()));
		members.keySet().removeAll(without);
		return members;
	}

	static AwsResponse json(WireFormat.Json format, Map<String, ?> output) {
		return new AwsResponse(200, Map.of("Content-Type", format.contentType()), Trees.JSON.writeValueAsBytes(output));
	}

	static AwsResponse cbor(int status, Map<String, ? extends @Nullable Object> output) {
		return new AwsResponse(status, Map.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
				Trees.CBOR.writeValueAsBytes(output));
	}

	static AwsResponse xml(int status, byte[] body) {
		return new AwsResponse(status, Map.of("Content-Type", "text/xml"), body);
	}

	private static AwsResponse failed(AwsError error, String type, Map<String, @Nullable Object> members) {
		return new AwsResponse(error.status(), Map.of("Content-Type", type, "x-amzn-ErrorType", error.code()),
				Trees.JSON.writeValueAsBytes(members));
	}

}
