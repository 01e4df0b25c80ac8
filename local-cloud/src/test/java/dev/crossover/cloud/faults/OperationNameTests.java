package dev.crossover.cloud.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperationNameTests {

	@Test
	void isWhereverTheProtocolPutsIt() {
		assertThat(OperationName
			.of(call("sqs", "POST", "/", Map.of("x-amz-target", List.of("AmazonSQS.SendMessage")), "")))
			.isEqualTo("SendMessage");
		assertThat(OperationName.of(call("monitoring", "POST",
				"/service/GraniteServiceVersion20100801/operation/PutMetricData", Map.of(), "")))
			.isEqualTo("PutMetricData");
		assertThat(OperationName.of(call("sns", "POST", "/",
				Map.of("content-type", List.of("application/x-www-form-urlencoded; charset=utf-8")),
				"Version=2010-03-31&Action=Publish&Message=Action%3DNone")))
			.isEqualTo("Publish");
	}

	@ParameterizedTest
	@CsvSource({ "s3, PUT, /bucket/a/key, PutObject", "s3, GET, /bucket/a/key, GetObject",
			"s3, GET, /bucket, ListObjectsV2", "s3, HEAD, /bucket/, HeadBucket",
			"sagemaker, POST, /endpoints/gpu/async-invocations, InvokeEndpointAsync",
			"sagemaker, POST, /endpoints/cpu/invocations, InvokeEndpoint",
			"scheduler, GET, /schedules, GET /schedules" })
	void isReadOffThePathOfRestCalls(String service, String method, String path, String name) {
		assertThat(OperationName.of(call(service, method, path, Map.of(), ""))).isEqualTo(name);
	}

	private static Call call(String service, String method, String path, Map<String, List<String>> headers,
			String body) {
		return new Call(service, method, path, headers, Map.of(), body.getBytes(StandardCharsets.UTF_8));
	}

}
