// Command database makes a vulnerability database for Trivy out of a list of advisories.
//
//	database DIR < advisories.json
//
// writes DIR/trivy.db and DIR/metadata.json, the two files of the layer that Trivy pulls from a registry.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/aquasecurity/trivy-db/pkg/db"
	"github.com/aquasecurity/trivy-db/pkg/metadata"
	"github.com/aquasecurity/trivy-db/pkg/types"
	bolt "go.etcd.io/bbolt"
)

type input struct {
	// When the database claims to have been made. Trivy looks for a newer one from a day later on.
	UpdatedAt  time.Time
	Advisories []advisory
}

type advisory struct {
	// As Trivy names it: pip, npm, rubygems, go, …
	Ecosystem string
	Package   string
	ID        string
	// Ranges such as "<=2.19.1".
	Vulnerable []string
	// Empty where there is no fix.
	Patched []string
	// LOW, MEDIUM, HIGH, CRITICAL, or UNKNOWN.
	Severity  string
	Title     string
	Published *time.Time
	CweIDs    []string
	CVSS      types.VendorCVSS
	Refs      []string
}

// Trivy takes a severity from the source of the advisory before it takes any other.
const source = types.SourceID("ghsa")

func main() {
	if len(os.Args) != 2 {
		fail(fmt.Errorf("one folder is wanted"))
	}
	if err := build(os.Args[1], os.Stdin); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func build(dir string, from io.Reader) error {
	var wanted input
	decoder := json.NewDecoder(from)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&wanted); err != nil {
		return fmt.Errorf("the list of advisories: %w", err)
	}
	if err := db.Init(dir); err != nil {
		return err
	}
	defer db.Close()
	config := db.Config{}
	err := config.BatchUpdate(func(tx *bolt.Tx) error {
		for _, entry := range wanted.Advisories {
			if err := put(config, tx, entry); err != nil {
				return fmt.Errorf("%s: %w", entry.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return metadata.NewClient(dir).Update(metadata.Metadata{
		Version:    db.SchemaVersion,
		UpdatedAt:  wanted.UpdatedAt,
		NextUpdate: wanted.UpdatedAt.Add(24 * time.Hour),
	})
}

func put(config db.Config, tx *bolt.Tx, entry advisory) error {
	bucket := entry.Ecosystem + "::Test Advisories"
	if err := config.PutDataSource(tx, bucket, types.DataSource{ID: source, Name: "Test Advisories"}); err != nil {
		return err
	}
	// Not PutAdvisoryDetail: that is a staging area, which a later step of the real database's build empties.
	ranges := types.Advisory{VulnerableVersions: entry.Vulnerable, PatchedVersions: entry.Patched}
	if err := config.PutAdvisory(tx, []string{bucket, entry.Package}, entry.ID, &ranges); err != nil {
		return err
	}
	if err := config.PutVulnerabilityID(tx, entry.ID); err != nil {
		return err
	}
	severity, err := types.NewSeverity(entry.Severity)
	if err != nil {
		return err
	}
	vulnerability := types.Vulnerability{
		Title:         entry.Title,
		Severity:      severity.String(),
		PublishedDate: entry.Published,
		CweIDs:        entry.CweIDs,
		CVSS:          entry.CVSS,
		References:    entry.Refs,
	}
	if severity != types.SeverityUnknown {
		vulnerability.VendorSeverity = types.VendorSeverity{source: severity}
	}
	return config.PutVulnerability(tx, entry.ID, vulnerability)
}
