; The installer for one person: no administrator, nothing but what stands here, and an uninstaller that takes it all away.
; .release/build calls: makensis -DVERSION=… -DFROM=… -DTO=… gevinst.nsi, with FROM the folder of what is handed out and,
; beside it, files.nsh, which puts and removes every file by its name. So nothing of the person's own is ever removed.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinMessages.nsh
!include files.nsh

Name "gevinst"
OutFile "${TO}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\gevinst"
BrandingText "gevinst ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "gevinst"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Sætter gevinst op"
VIAddVersionKey "LegalCopyright" "MIT eller Apache-2.0"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\gevinst"
!define CLASSES "Software\Classes\Directory"

!define MUI_WELCOMEPAGE_TITLE "gevinst ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Programmet bliver sat op for dig alene, i $INSTDIR.$\r$\n$\r$\nDet kommer i menuen Start, under Send til, i højrekliksmenuen på mapper og på kommandolinjen. Det bruger ikke internettet og kræver ikke administratorrettigheder.$\r$\n$\r$\nDu kan fjerne det igen under Indstillinger, Apps."
!define MUI_FINISHPAGE_TITLE "gevinst er klar"
!define MUI_FINISHPAGE_TEXT "Højreklik på jeres programmappe, og vælg gevinst, eller start det her og prøv det på en fiktiv kommune."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Start gevinst"
!define MUI_FINISHPAGE_RUN_FUNCTION Start
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Danish"

Function Start
  ExecShell "open" "$SMPROGRAMS\gevinst\gevinst.lnk"
FunctionEnd

; PATH may be longer than a text of NSIS can be (1,024 letters), and a text that is cut off would be somebody's PATH lost.
; So it is read into memory of its own, and only searched and joined there. $R0: the key; $R1: its type; $R2: the text;
; $R3: its bytes. Without a PATH it is an empty one of the type that Windows gives it.
!macro ReadPath
  StrCpy $R1 2
  StrCpy $R3 0
  System::Call 'advapi32::RegCreateKeyExW(p 0x80000001, w "Environment", i 0, p 0, i 0, i 0x2001F, p 0, *p .R0, p 0) i .r0'
  System::Call 'advapi32::RegQueryValueExW(p R0, w "Path", p 0, *i .r1, p 0, *i .r2) i .r0'
  ${If} $0 = 0
    StrCpy $R1 $1
    StrCpy $R3 $2
  ${EndIf}
  ; Room for what is there, the folder with its sign between, and the end. The memory is empty.
  IntOp $3 $R3 + 2100
  System::Call 'kernel32::GlobalAlloc(i 0x40, p r3) p .R2'
  ${If} $R3 > 0
    System::Call 'advapi32::RegQueryValueExW(p R0, w "Path", p 0, p 0, p R2, *i R3) i .r0'
  ${EndIf}
!macroend

; Writes the text at $R2 and lets go of it.
!macro WritePath
  System::Call 'kernel32::lstrlenW(p R2) i .r1'
  ${If} $1 = 0
    System::Call 'advapi32::RegDeleteValueW(p R0, w "Path")'
  ${Else}
    IntOp $1 $1 + 1
    IntOp $1 $1 * 2
    System::Call 'advapi32::RegSetValueExW(p R0, w "Path", i 0, i R1, p R2, i r1) i .r0'
  ${EndIf}
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
!macroend

!macro ClosePath
  System::Call 'kernel32::GlobalFree(p R2)'
  System::Call 'advapi32::RegCloseKey(p R0)'
!macroend

; Where the folder stands in the text at $R2, in $R4, and what comes after it, in $R5; 0 where it does not. What is only the
; beginning of another folder's name, as gevinst-gammel, is gone past.
!macro FindInPath
  StrCpy $R5 $R2
  ${Do}
    System::Call 'shlwapi::StrStrIW(p R5, w "$INSTDIR") p .R4'
    ${If} $R4 = 0
      ${ExitDo}
    ${EndIf}
    StrLen $1 "$INSTDIR"
    IntOp $1 $1 * 2
    IntPtrOp $R5 $R4 + $1
    System::Call '*$R5(&i2 .r1)'
    ${If} $1 = 0
    ${OrIf} $1 = 59
      ${ExitDo}
    ${EndIf}
  ${Loop}
!macroend

Section
  SetOutPath "$INSTDIR"
  !insertmacro PutFiles
  WriteUninstaller "$INSTDIR\fjern.exe"

  CreateDirectory "$SMPROGRAMS\gevinst"
  ; Where the program begins: new folders and the example are made there.
  SetOutPath "$DOCUMENTS"
  CreateShortcut "$SMPROGRAMS\gevinst\gevinst.lnk" "$INSTDIR\gevinst.exe"
  CreateShortcut "$SMPROGRAMS\gevinst\Vejledning til gevinst.lnk" "$INSTDIR\Vejledning.html"
  CreateShortcut "$SENDTO\gevinst.lnk" "$INSTDIR\gevinst.exe"
  SetOutPath "$INSTDIR"

  WriteRegStr HKCU "${CLASSES}\shell\gevinst" "" "gevinst"
  WriteRegStr HKCU "${CLASSES}\shell\gevinst" "Icon" "$INSTDIR\gevinst.exe"
  WriteRegStr HKCU "${CLASSES}\shell\gevinst\command" "" '"$INSTDIR\gevinst.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Background\shell\gevinst" "" "gevinst"
  WriteRegStr HKCU "${CLASSES}\Background\shell\gevinst" "Icon" "$INSTDIR\gevinst.exe"
  WriteRegStr HKCU "${CLASSES}\Background\shell\gevinst\command" "" '"$INSTDIR\gevinst.exe" "%V"'

  !insertmacro ReadPath
  !insertmacro FindInPath
  ${If} $R4 = 0
    ${If} $R3 > 2
      System::Call 'kernel32::lstrcatW(p R2, w ";")'
    ${EndIf}
    System::Call 'kernel32::lstrcatW(p R2, w "$INSTDIR")'
    !insertmacro WritePath
  ${EndIf}
  !insertmacro ClosePath

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "gevinst"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\gevinst.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "gevinst"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\fjern.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\fjern.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  !insertmacro RemoveFiles
  Delete "$INSTDIR\fjern.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  ; Only where nothing else is in it.
  RMDir "$LOCALAPPDATA\Programs"

  Delete "$SMPROGRAMS\gevinst\gevinst.lnk"
  Delete "$SMPROGRAMS\gevinst\Vejledning til gevinst.lnk"
  RMDir "$SMPROGRAMS\gevinst"
  Delete "$SENDTO\gevinst.lnk"

  DeleteRegKey HKCU "${CLASSES}\shell\gevinst"
  DeleteRegKey HKCU "${CLASSES}\Background\shell\gevinst"
  ; The keys around them go where nobody else has put anything there.
  DeleteRegKey /ifempty HKCU "${CLASSES}\Background\shell"
  DeleteRegKey /ifempty HKCU "${CLASSES}\Background"
  DeleteRegKey /ifempty HKCU "${CLASSES}\shell"
  DeleteRegKey /ifempty HKCU "${CLASSES}"
  DeleteRegKey /ifempty HKCU "Software\Classes"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey /ifempty HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall"

  !insertmacro ReadPath
  !insertmacro FindInPath
  ${If} $R4 <> 0
    ; The sign before it goes too, or where it is the first, the one after it.
    ${If} $R4 <> $R2
      IntPtrOp $R4 $R4 - 2
    ${Else}
      System::Call '*$R5(&i2 .r1)'
      ${If} $1 = 59
        IntPtrOp $R5 $R5 + 2
      ${EndIf}
    ${EndIf}
    System::Call 'kernel32::lstrlenW(p R5) i .r1'
    IntOp $1 $1 + 1
    IntOp $1 $1 * 2
    System::Call 'ntdll::memmove(p R4, p R5, p r1)'
    !insertmacro WritePath
  ${EndIf}
  !insertmacro ClosePath
SectionEnd
