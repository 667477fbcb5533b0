# The thinking half of mvnw.cmd; mvnw says why things are as they are. Prints NAME=value lines for mvnw.cmd and nothing
# else; complaints go to standard error, one sentence each. Runs on the PowerShell 5.1 that Windows brings along.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$mavenVersion = '3.9.16'
# SHA-512 of apache-maven-3.9.16-bin.zip as Apache publishes it. It belongs to the version above: change both.
$mavenSha512 = 'ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3'
$mavenName = "apache-maven-$mavenVersion"
$mavenUrl = $env:MVNW_ARCHIVE_URL
if (-not $mavenUrl) {
    $mavenUrl = "https://archive.apache.org/dist/maven/maven-3/$mavenVersion/binaries/$mavenName-bin.zip"
}
$userMaven = $env:MAVEN_USER_HOME
if (-not $userMaven) { $userMaven = Join-Path $env:USERPROFILE '.m2' }

function Stop-WithSentence([string] $sentence) {
    [Console]::Error.WriteLine("mvnw: $sentence")
    exit 1
}

# Both outputs as lines. They are merged by cmd, because Windows PowerShell would make an error of each line a program
# writes to standard error; cmd is started by hand, because versions of PowerShell disagree on quoting quotes.
function Read-Output([string] $program, [string] $arguments) {
    $start = New-Object Diagnostics.ProcessStartInfo -ArgumentList 'cmd.exe', "/d /s /c `"`"$program`" $arguments 2>&1`""
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $text = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    return $text -split '\r?\n'
}

# 25 for 25.0.3, 8 for 1.8.0_402, 0 if no Java is there. [IO.File]::Exists is false where Test-Path would fail: on a
# drive that does not exist, for one.
function Get-JavaMajor([string] $javaHome) {
    if (-not [IO.File]::Exists("$javaHome\bin\java.exe")) { return 0 }
    $version = ''
    if ([IO.File]::Exists("$javaHome\release")) {
        $version = @(Get-Content -LiteralPath "$javaHome\release") -match '^JAVA_VERSION=' -replace '^JAVA_VERSION="(.*)"', '$1' |
            Select-Object -First 1
    }
    if (-not $version) {
        $version = @(Read-Output "$javaHome\bin\java.exe" '-version') -match ' version "' -replace '.* version "([^"]*)".*', '$1' |
            Select-Object -First 1
    }
    if ("$version" -match '^(?:1\.)?(\d+)') { return [int] $Matches[1] }
    return 0
}

function Get-PathJavaHome {
    $java = Get-Command java.exe -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($java) {
        @(Read-Output $java.Path '-XshowSettings:properties -version') -match '^\s*java\.home = ' -replace '^\s*java\.home = ', '' |
            Select-Object -First 1
    }
}

function Get-CandidateHomes {
    $env:JAVA25_HOME
    Get-ChildItem env: | Where-Object { $_.Name -match '^JAVA[A-Z0-9_]*HOME' } | ForEach-Object { $_.Value }
    Get-PathJavaHome
    $toolchains = Join-Path $userMaven 'toolchains.xml'
    if ([IO.File]::Exists($toolchains)) {
        [regex]::Matches((Get-Content -Raw -LiteralPath $toolchains), '<jdkHome>\s*(.*?)\s*</jdkHome>') |
            ForEach-Object { $_.Groups[1].Value }
    }
    if ($null -ne $env:MVNW_JDK_DIRS) {
        $directories = $env:MVNW_JDK_DIRS -split ';'
    } else {
        $directories = 'Java', 'Eclipse Adoptium', 'Amazon Corretto', 'BellSoft', 'Zulu', 'Microsoft' |
            ForEach-Object { Join-Path $env:ProgramFiles $_ }
    }
    $directories += '.jdks', '.m2\jdks', '.gradle\jdks', '.jbang\cache\jdks' |
        ForEach-Object { Join-Path $env:USERPROFILE $_ }
    $directories | Where-Object { $_ -and [IO.Directory]::Exists($_) } |
        ForEach-Object { Get-ChildItem -LiteralPath $_ -Directory } | ForEach-Object { $_.FullName }
}

function Find-Jdk25 {
    Get-CandidateHomes |
        Where-Object { $_ -and [IO.File]::Exists("$_\bin\javac.exe") -and (Get-JavaMajor $_) -eq 25 } |
        Select-Object -First 1
}

function Test-MavenHasAJava {
    $ownJava = $env:JAVA_HOME
    if (-not $ownJava) { $ownJava = Get-PathJavaHome }
    return [bool] $ownJava -and (Get-JavaMajor $ownJava) -ge 17
}

function Find-RecentMaven {
    $maven = Get-Command 'mvn.cmd', 'mvn.exe' -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if (-not $maven) { return }
    $answer = (Read-Output $maven.Path '--version') -join "`n"
    if ($answer -match 'Apache Maven (\d+)\.(\d+)' -and [version] "$($Matches[1]).$($Matches[2])" -ge [version] '3.8') {
        $maven.Path
    }
}

function Install-Maven {
    $dists = Join-Path $userMaven 'wrapper\dists'
    $mavenHome = Join-Path $dists "keyledger-$mavenName-$($mavenSha512.Substring(0, 8))"
    $maven = Join-Path $mavenHome 'bin\mvn.cmd'
    if (Test-Path -LiteralPath $maven) { return $maven }

    $workplace = Join-Path $dists ".keyledger.$([guid]::NewGuid().ToString('N'))"
    try {
        try {
            New-Item -ItemType Directory -Force -Path $workplace | Out-Null
        } catch {
            Stop-WithSentence "the directory $dists for the fetched Maven cannot be written."
        }
        [Console]::Error.WriteLine("mvnw: fetching Apache Maven $mavenVersion, once")
        $archive = Join-Path $workplace 'archive.zip'
        try {
            # Windows PowerShell still offers old versions of TLS first, which the archive refuses.
            [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
            (New-Object Net.WebClient).DownloadFile($mavenUrl, $archive)
        } catch {
            Stop-WithSentence "Apache Maven could not be fetched from $mavenUrl; install Maven 3.8 or newer, or set MVNW_ARCHIVE_URL."
        }
        $actual = (Get-FileHash -Algorithm SHA512 -LiteralPath $archive).Hash.ToLowerInvariant()
        if ($actual -ne $mavenSha512) {
            Stop-WithSentence "what $mavenUrl delivered is not the expected Apache Maven $mavenVersion (its SHA-512 is $actual) and was thrown away."
        }
        Expand-Archive -LiteralPath $archive -DestinationPath $workplace
        try {
            # Unlike mv, Directory.Move refuses where the destination is already in place.
            [IO.Directory]::Move((Join-Path $workplace $mavenName), $mavenHome)
        } catch {
            if (-not (Test-Path -LiteralPath $maven)) { Stop-WithSentence "the fetched Maven could not be put in $mavenHome." }
        }
    } finally {
        Remove-Item -LiteralPath $workplace -Recurse -Force -ErrorAction SilentlyContinue
    }
    return $maven
}

if (-not ($env:MVNW_JUST_ASKING -and (Test-MavenHasAJava))) {
    $jdk25 = Find-Jdk25
    if (-not $jdk25) {
        Stop-WithSentence 'a JDK 25 has to be installed to build Keyledger; if there is one already, set JAVA25_HOME to its directory.'
    }
    "JAVA25_HOME=$jdk25"
    if (-not (Test-MavenHasAJava)) {
        $env:JAVA_HOME = $jdk25
        "JAVA_HOME=$jdk25"
    }
}
$maven = Find-RecentMaven
if (-not $maven) { $maven = Install-Maven }
"MVNW_MAVEN=$maven"
