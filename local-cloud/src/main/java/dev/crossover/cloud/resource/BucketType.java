package dev.crossover.cloud.resource;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import tools.jackson.databind.JsonNode;

/** Buckets. */
record BucketType(S3Client s3) implements ResourceType {

	/** Encryption and access are nobody's on a laptop; lifecycle rules count days. */
	private static final Set<String> HARMLESS = Set.of("AccessControl", "BucketEncryption", "LifecycleConfiguration",
			"OwnershipControls", "PublicAccessBlockConfiguration");

	@Override
	public String name() {
		return "AWS::S3::Bucket";
	}

	@Override
	public Resource create(String physicalName, JsonNode properties) {
		Settings settings = new Settings(name(), properties);
		settings.only(Set.of("BucketName"), HARMLESS);
		String bucket = settings.text("BucketName").orElse(physicalName.toLowerCase(Locale.ROOT));
		try {
			this.s3.createBucket((request) -> request.bucket(bucket));
		}
		catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException ex) {
			return resource(bucket);
		}
		return resource(bucket);
	}

	private static Resource resource(String bucket) {
		return new Resource(bucket, Map.of("Arn", "arn:aws:s3:::" + bucket, "DomainName", bucket + ".s3.amazonaws.com",
				"RegionalDomainName", bucket + ".s3.us-east-1.amazonaws.com"));
	}

}
