package dev.crossover.cloud.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.aws.AwsRequest;

/** The protocol a request is written in, and the call it names where the head says it. */
sealed interface WireFormat {

	/** Paths of the RPC v2 protocol. */
	Pattern RPC_PATH = Pattern.compile("/service/[^/]+/operation/([^/]+)");

	static WireFormat of(AwsRequest request) {
		Optional<String> target = request.header("x-amz-target");
		String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
		if (target.isPresent()) {
			String operation = target.get().substring(target.get().lastIndexOf('.') + 1);
			return new Json(operation, type.isEmpty() ? "application/x-amz-json-1.1" : type);
		}
		Matcher path = RPC_PATH.matcher(request.path());
		if (path.matches()) {
			return new Cbor(path.group(1));
		}
		return type.startsWith("application/x-www-form-urlencoded") ? new Query() : new Rest();
	}

	/**
	 * AWS JSON 1.0 and 1.1.
	 *
	 * @param operation the call
	 * @param contentType the media type, with its version
	 */
	record Json(String operation, String contentType) implements WireFormat {
	}

	/**
	 * Smithy RPC v2 over CBOR.
	 *
	 * @param operation the call
	 */
	record Cbor(String operation) implements WireFormat {
	}

	/** AWS query: a form in, XML out. */
	record Query() implements WireFormat {
	}

	/** REST with JSON bodies, where the path is the call. */
	record Rest() implements WireFormat {
	}

}
