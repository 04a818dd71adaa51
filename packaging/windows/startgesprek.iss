; The installer for Windows: for one person, without an administrator, in Dutch. Compiled by packaging/windows_package.py:
;   ISCC /DVersion=0.1.0 /DFrozen=C:\...\build\frozen\startgesprek /DDist=C:\...\dist /DPictures=... /DLicence=... startgesprek.iss
; and with a certificate: /DSign=1 "/Ssigner=signtool sign /fd sha256 /tr ADDRESS /td sha256 /a $f"

#ifndef Version
  #error "Run packaging/build.py: it gives the version and the folders"
#endif

[Setup]
; Never change this number: by it Windows knows that a newer version replaces an older one.
AppId={{5C3A1D0E-7B2F-4E5A-9C41-2D8F6B90A7E3}
AppName=Startgesprek
AppVersion={#Version}
AppVerName=Startgesprek {#Version}
AppPublisher=Startgesprek
VersionInfoVersion={#Version}
LicenseFile={#Licence}
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
DefaultDirName={autopf}\Startgesprek
DefaultGroupName=Startgesprek
DisableProgramGroupPage=yes
DisableDirPage=auto
UninstallDisplayIcon={app}\Startgesprek.exe
UninstallDisplayName=Startgesprek
SetupIconFile={#Pictures}\startgesprek.ico
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
CloseApplications=yes
RestartApplications=no
Compression=lzma2/max
SolidCompression=yes
OutputDir={#Dist}
OutputBaseFilename=startgesprek-{#Version}-windows-x64
WizardStyle=modern
#ifdef Sign
SignTool=signer
SignedUninstaller=yes
#endif

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"

[CustomMessages]
nl.OnDesktop=Een snelkoppeling op het bureaublad
nl.Start=Startgesprek openen
nl.Kept=Startgesprek is verwijderd.%n%nUw kluizen, voorkeuren, vertalingen en vertaalmodellen staan nog op deze computer. Wilt u die ook weg hebben, verwijder ze dan zelf. Een kluis is een map met een naam die eindigt op .startgesprek.

[Tasks]
Name: "desktop"; Description: "{cm:OnDesktop}"; Flags: unchecked

[InstallDelete]
; Of an earlier version nothing stays: a library that is no longer used would still be found. Only our own folder.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Startgesprek"; Filename: "{app}\Startgesprek.exe"
Name: "{autodesktop}\Startgesprek"; Filename: "{app}\Startgesprek.exe"; Tasks: desktop

[Run]
Filename: "{app}\Startgesprek.exe"; Description: "{cm:Start}"; Flags: nowait postinstall skipifsilent

; There is no [UninstallDelete]: what the program did not bring, the uninstaller does not touch.

[Code]
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if (CurUninstallStep = usPostUninstall) and not UninstallSilent() then
    MsgBox(CustomMessage('Kept'), mbInformation, MB_OK);
end;
