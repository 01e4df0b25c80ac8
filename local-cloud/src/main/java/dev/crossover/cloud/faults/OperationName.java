package dev.crossover.cloud.faults;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The AWS name of a call, wherever its protocol puts it. A REST call without a name here
 * is named by its method and path, such as {@code GET /schedules}.
 */
final class OperationName {

	private static final Pattern RPC = Pattern.compile("/service/[^/]+/operation/([^/]+)");

	private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]+)");

	private OperationName() {
	}

	static String of(Call call) {
		String target = call.header("x-amz-target");
		if (!target.isEmpty()) {
			return target.substring(target.lastIndexOf('.') + 1);
		}
		Matcher rpc = RPC.matcher(call.path());
		if (rpc.matches()) {
			return rpc.group(1);
		}
		Matcher action = ACTION.matcher(call.isForm() ? call.text() : "");
		return action.find() ? action.group(1) : rest(call);
	}

	private static String rest(Call call) {
		if (call.service().equals("s3")) {
			return (call.path().indexOf('/', 1) > 0 && !call.path().endsWith("/")) ? object(call) : bucket(call);
		}
		if (call.path().endsWith("/async-invocations")) {
			return "InvokeEndpointAsync";
		}
		return call.path().endsWith("/invocations") ? "InvokeEndpoint" : call.method() + " " + call.path();
	}

	private static String object(Call call) {
		return switch (call.method()) {
			case "GET" -> "GetObject";
			case "HEAD" -> "HeadObject";
			case "DELETE" -> call.query().containsKey("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
			case "PUT" -> call.query().containsKey("partNumber") ? "UploadPart"
					: call.headers().containsKey("x-amz-copy-source") ? "CopyObject" : "PutObject";
			default -> call.query().containsKey("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
		};
	}

	private static String bucket(Call call) {
		return switch (call.method()) {
			case "GET" -> "ListObjectsV2";
			case "HEAD" -> "HeadBucket";
			case "PUT" -> "CreateBucket";
			case "DELETE" -> "DeleteBucket";
			default -> "DeleteObjects";
		};
	}

}
